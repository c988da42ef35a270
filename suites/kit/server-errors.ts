import { entriesOf, expectedOf } from '../../src/judge/scope.ts';
import type { Entry, Format } from '../../src/model/format.ts';
import type { Observation } from '../../src/model/requirement.ts';

/** True if the probe expects a server error: one of its expected entries is one. */
export function expectsServerError(observation: Observation): boolean {
  const { format } = observation;
  const ids = expectedOf(observation)?.entries ?? [];
  return entriesOf(format, ids).some((entry) => isOfServerErrors(format, entry));
}

/** Whether the entry means a server error: by all its statuses, or by its code. */
export function isOfServerErrors({ statuses: { serverErrors } }: Format, entry: Entry): boolean {
  if (entry.statuses.length > 0 && entry.statuses.every((status) => status >= serverErrors.from)) return true;
  const codes = entry.level === 'class' ? serverErrors.codes : serverErrors.details;
  return entry.code !== undefined && codes.includes(entry.code);
}
