import type { RateLimit } from '../model/check.ts';
import { header } from '../model/exchange.ts';
import type { Format } from '../model/format.ts';
import type { Observation } from '../model/requirement.ts';

/** The rate that the target announces in its limit headers, over the documented window; `undefined` if one of the two is missing. */
export function announcedRate({ limits }: Format, seen: readonly Observation[]): RateLimit | undefined {
  const name = limits?.headers.limit;
  if (name === undefined || limits?.rate === undefined) return undefined;
  const announced = seen.flatMap(({ exchange: { outcome } }) => (outcome.kind === 'answered' ? [header(outcome.headers, name)] : []));
  const requests = Number(announced.find((value) => value !== undefined && /^\d+$/.test(value)));
  return requests > 0 ? { requests, seconds: limits.rate.seconds } : undefined;
}

/**
 * How many milliseconds this many requests take: spread evenly at the user's rate, in whole windows at the announced one. `undefined` if no
 * rate is known or it is less than a second.
 */
export function durationOf(
  requests: number,
  { asked, announced }: Readonly<Record<'asked' | 'announced', RateLimit | undefined>>,
): number | undefined {
  const even = asked === undefined ? 0 : (requests * asked.seconds) / asked.requests;
  const windows = announced === undefined ? 0 : Math.floor(Math.max(0, requests - 1) / announced.requests) * announced.seconds;
  const seconds = Math.max(even, windows);
  return seconds < 1 ? undefined : Math.ceil(seconds * 1000);
}
