import { type Header, header } from '../model/exchange.ts';
import type { LimitRules } from '../model/format.ts';

/**
 * Milliseconds that an answer asks the client to wait: by `Retry-After`, else by the format's reset header; `undefined` if it has neither.
 */
export function askedDelay(headers: readonly Header[], limits: LimitRules | undefined, now: number): number | undefined {
  return retryAfter(headers, now) ?? resetDelay(headers, limits, now);
}

/** Milliseconds by the `Retry-After` of an answer (seconds or an HTTP date); `undefined` if it is absent or invalid. */
export function retryAfter(headers: readonly Header[], now: number): number | undefined {
  const value = header(headers, 'retry-after')?.trim();
  if (value === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const time = httpDate(value);
  return time === undefined ? undefined : Math.max(0, time - serverTime(headers, now));
}

/** Milliseconds until the format's reset header says that the window ends; `undefined` if it does not. */
export function resetDelay(headers: readonly Header[], limits: LimitRules | undefined, now: number): number | undefined {
  const value = numberIn(headers, limits?.headers.reset);
  if (limits === undefined || value === undefined) return undefined;
  return limits.reset === 'delay' ? value * 1000 : Math.max(0, value * 1000 - serverTime(headers, now));
}

/** The number in a header; `undefined` if the header is absent, not named or not a number. */
export function numberIn(headers: readonly Header[], name: string | undefined): number | undefined {
  const value = name === undefined ? undefined : header(headers, name)?.trim();
  return value !== undefined && /^\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** The server's own clock if it sends one: its dates refer to it. */
function serverTime(headers: readonly Header[], now: number): number {
  return httpDate(header(headers, 'date') ?? '') ?? now;
}

/** An HTTP date begins with a weekday; `Date.parse` alone would accept a lone year. */
function httpDate(text: string): number | undefined {
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** Milliseconds to wait before the nth retry (from 1): as asked, but never less than a growing minimum. */
export function backOff(asked: number | undefined, attempt: number): number {
  return asked === undefined ? 1000 * 2 ** (attempt - 1) : Math.max(asked, 50 * 2 ** (attempt - 1));
}
