import type { Json } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import type { FindingCode } from './finding-codes.ts';

/** What a requirement yields: coded data, no sentences (those are made in `reports/`). Stable values only: no ids, times or texts that change from run to run. */
export interface Found {
  readonly code: FindingCode;
  /** Where on the wire: a pointer into the answer's body, `status`, or `header:<name>`. */
  readonly where: string;
  readonly expected: Json;
  readonly actual: Json;
  /** Where in the description, where that is not the place of the probe. */
  readonly spec?: Pointer;
  /** The step of a scenario that shows it. */
  readonly step?: string;
}
