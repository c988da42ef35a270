import { type Header, header } from '../model/exchange.ts';
import type { LimitRules } from '../model/format.ts';

/** Milliseconds that an answer asks to be waited: by `Retry-After`, else by the format's reset header; `undefined` where it says neither. */
export function askedDelay(headers: readonly Header[], limits: LimitRules | undefined, now: number): number | undefined {
  return retryAfter(headers, now) ?? resetDelay(headers, limits, now);
}

/** Milliseconds by the `Retry-After` of an answer (a number of seconds or an HTTP date); `undefined` where it has none that can be read. */
export function retryAfter(headers: readonly Header[], now: number): number | undefined {
  const value = header(headers, 'retry-after')?.trim();
  if (value === undefined) return undefined;
  if (/^\d{1,9}(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const time = httpDate(value);
  return time === undefined ? undefined : Math.max(0, time - serverTime(headers, now));
}

/** Milliseconds until the format's reset header says that the limit is whole again; `undefined` where it does not say. */
export function resetDelay(headers: readonly Header[], limits: LimitRules | undefined, now: number): number | undefined {
  const value = numberIn(headers, limits?.headers.reset);
  if (limits === undefined || value === undefined) return undefined;
  return limits.reset === 'delay' ? value * 1000 : Math.max(0, value * 1000 - serverTime(headers, now));
}

/** The number in a header, or `undefined` where the header is not there, not named or no number. */
export function numberIn(headers: readonly Header[], name: string | undefined): number | undefined {
  const value = name === undefined ? undefined : header(headers, name)?.trim();
  return value !== undefined && /^\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** The clock of the server where it tells it: points in time are its own. */
function serverTime(headers: readonly Header[], now: number): number {
  return httpDate(header(headers, 'date') ?? '') ?? now;
}

/** An HTTP date begins with the name of a day; `Date.parse` alone would take a lone year. */
function httpDate(text: string): number | undefined {
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** Milliseconds to wait before a request is sent again for the nth time (from 1): as asked, never less than a growing minimum. */
export function backOff(asked: number | undefined, attempt: number): number {
  return asked === undefined ? 1000 * 2 ** (attempt - 1) : Math.max(asked, 50 * 2 ** (attempt - 1));
}
