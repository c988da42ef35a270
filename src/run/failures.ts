import type { CheckOptions } from '../model/check.ts';
import type { Format } from '../model/format.ts';
import type { Finding, RecordedExchange } from '../model/report.ts';
import type { Level } from '../model/requirement.ts';
import { isSuspect } from './confirm.ts';
import { isSelected } from './selected.ts';

type FailureOptions = Pick<
  CheckOptions,
  'requirements' | 'only' | 'skip' | 'revision' | 'strict' | 'maxFailures' | 'accepts' | 'onProgress'
>;

/**
 * Reports failures as they are found, and counts them over all formats: one for each requirement, code and operation. What a gateway or the
 * network may have caused is reported but not counted, since it may not come back.
 */
export class Failures {
  readonly #options: FailureOptions;
  readonly #levels: ReadonlyMap<string, Level>;
  readonly #seen = new Set<string>();
  /** What planned probes showed and the baseline accepts: the report merges the same of fuzz payloads into it. */
  readonly #accepted = new Set<string>();
  #count = 0;

  constructor(options: FailureOptions) {
    this.#options = options;
    this.#levels = new Map(options.requirements.map(({ id, level }) => [id, level]));
  }

  /** Notes a finding that was not seen before. */
  note(format: Format, finding: Finding, exchange: RecordedExchange | undefined): void {
    const { onProgress, strict } = this.#options;
    const { requirement, code, operation } = finding;
    const key = [format.name, requirement, code, operation].join(' ');
    if (this.#seen.has(key) || !isSelected(requirement, this.#options)) return;
    const isAccepted = this.#options.accepts?.(finding, exchange) === true || (finding.fuzz !== undefined && this.#accepted.has(key));
    (isAccepted ? this.#accepted : this.#seen).add(key);
    if (isAccepted) return;
    const level = this.#levels.get(requirement) ?? 'MUST';
    onProgress({ kind: 'found', format: format.name, level, finding });
    if ((level === 'MUST' || strict) && !isSuspect(exchange)) this.#count += 1;
  }

  /** Whether the run has found as many failures as it is allowed; nothing else is sent then but what deletes resources. */
  get areEnough(): boolean {
    return this.#count >= (this.#options.maxFailures ?? Number.POSITIVE_INFINITY);
  }
}
