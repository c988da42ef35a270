import type { Report } from '../../src/model/report.ts';
import { visible } from './visible.ts';

/**
 * A copy of the report in which no text can control a terminal. Exchanges keep their bytes: `curl.ts` and `answer.ts`
 * escape them when they are printed.
 */
export function terminalSafe(report: Report): Report {
  const exchanges = Object.entries(report.exchanges).map(([name, exchange]) => [visible(name), exchange] as const);
  return { ...deep({ ...report, exchanges: {} }), exchanges: Object.fromEntries(exchanges) };
}

function deep<T>(value: T): T {
  // `as`: a copy of the same shape; only the characters of its texts differ.
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [visible(name), copy(inner)]));
}
