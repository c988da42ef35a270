import { type ErrorReading, errorOf } from '../../src/judge/readings.ts';
import { entriesOf } from '../../src/judge/scope.ts';
import { header } from '../../src/model/exchange.ts';
import type { LimitRules } from '../../src/model/format.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { matchOf } from '../../src/read/outcome.ts';

/** The error of an answer whose status or code means "rate limit exceeded", and the documented limit. An error with a detail is about another limit. */
export function limitExceeded(observation: Observation): { readonly error: ErrorReading; readonly limits: LimitRules } | undefined {
  const { limits } = observation.format;
  const error = errorOf(observation);
  if (error === undefined || limits === undefined || error.detail !== undefined) return undefined;
  return error.status === 429 || hasLimitCode(observation, error) ? { error, limits } : undefined;
}

/** Whether the code is that of an exceeded rate limit. */
export function hasLimitCode({ format }: Observation, error: ErrorReading): boolean {
  if (format.limits === undefined) return false;
  return matchOf(format, error, { entries: [format.limits.entry], accepted: false, anyEntry: false }).kind === 'expected';
}

/** Whether the catalogue has another entry with this status and code, so that the code need not be that of an exceeded rate limit. */
export function hasOtherEntry({ format }: Observation, error: ErrorReading): boolean {
  const limit = entriesOf(format, format.limits === undefined ? [] : [format.limits.entry]);
  return format.catalogue.some(
    (entry) => entry.level === 'class' && !limit.includes(entry) && entry.code === error.code && entry.statuses.includes(error.status),
  );
}

/** The value of an answer's header, or `undefined`. */
export function headerOf({ exchange }: Observation, name: string): string | undefined {
  return exchange.outcome.kind === 'answered' ? header(exchange.outcome.headers, name)?.trim() : undefined;
}

/** RFC 9110: a number of seconds without sign or point, or a date in one of the three forms of HTTP. */
export function isRetryAfter(value: string): boolean {
  if (/^\d+$/.test(value)) return true;
  return /^[A-Z][a-z]{2,8},? .*\d{2}:\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value));
}
