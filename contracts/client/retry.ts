import type { Answer } from './answer.ts';
import type { ErrorFormat } from './format.ts';

/** Seconds to wait: from `Retry-After` (seconds or a date, RFC 9110), else until the rate limit is reset. */
export function retryAfterOf(format: ErrorFormat, { header }: Answer, now: number): number | undefined {
  const value = header('retry-after');
  const after = value === undefined ? undefined : (seconds(value) ?? (/[A-Za-z]/.test(value) ? until(Date.parse(value), now) : undefined));
  if (after !== undefined) return after;
  const reset = format.reset === null ? undefined : seconds(header(format.reset.header) ?? '');
  if (reset === undefined) return undefined;
  return format.reset?.is === 'delay' ? reset : until(reset * 1000, now);
}

/** True for statuses after which the same request may succeed (RFC 9110 and RFC 6585). */
export function isPassing(status: number): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504;
}

function seconds(text: string): number | undefined {
  return /^\s*\d{1,12}(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}

function until(time: number, now: number): number | undefined {
  return Number.isFinite(time) ? Math.max(0, Math.ceil((time - now) / 1000)) : undefined;
}
