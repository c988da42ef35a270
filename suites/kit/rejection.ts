import { mayBeUnreadable, outsideFormat } from '../../src/judge/scope.ts';
import type { Reading } from '../../src/model/reading.ts';
import type { Observation } from '../../src/model/requirement.ts';

/** The answer of an exchange that is no success, whether it can be read or not, if the format has to be kept there; else `undefined`. */
export function rejectionOf(observation: Observation): Extract<Reading, { kind: 'error' | 'unreadable' }> | undefined {
  const { reading } = observation;
  const isRejection = reading.kind === 'error' || reading.kind === 'unreadable';
  return isRejection && !outsideFormat(observation) && !mayBeUnreadable(observation) ? reading : undefined;
}
