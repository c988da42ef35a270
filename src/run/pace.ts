import type { Rate } from '../model/check.ts';
import { header } from '../model/exchange.ts';
import type { Format } from '../model/format.ts';
import type { Observation } from '../model/requirement.ts';

/** The rate that the target announces in its limit headers, over the documented window; `undefined` where one of the two is missing. */
export function announcedRate({ limits }: Format, seen: readonly Observation[]): Rate | undefined {
  const name = limits?.headers.limit;
  if (name === undefined || limits?.rate === undefined) return undefined;
  const told = seen.flatMap(({ exchange: { outcome } }) => (outcome.kind === 'answered' ? [header(outcome.headers, name)] : []));
  const requests = Number(told.find((value) => value !== undefined && /^\d+$/.test(value)));
  return requests > 0 ? { requests, seconds: limits.rate.seconds } : undefined;
}

/** Milliseconds that so many requests take at the slowest of these rates; `undefined` where it is less than a second, or none is known. */
export function durationOf(requests: number, rates: readonly (Rate | undefined)[]): number | undefined {
  const ms = rates.flatMap((rate) => (rate === undefined ? [] : [(requests * rate.seconds * 1000) / rate.requests]));
  const longest = Math.ceil(Math.max(0, ...ms));
  return longest < 1000 ? undefined : longest;
}
