import type { Exchange } from '../model/exchange.ts';
import type { Format } from '../model/format.ts';
import { entryOf } from './outcome.ts';
import { read } from './read.ts';

/**
 * Whether an answer means "rate limit exceeded": by HTTP status 429, or by the format's entry for it if every status may be 200. A 429 with
 * the code of another error (a business detail) is an ordinary answer.
 */
export function limitedBy(format: Format): (exchange: Exchange) => boolean {
  const { limits, statuses } = format;
  const inBody = limits !== undefined && (statuses.policy?.allowed.includes('ok') ?? false);
  return (exchange) => {
    const { outcome } = exchange;
    if (outcome.kind === 'failed') return false;
    if (outcome.status !== 429 && !(inBody && outcome.status === 200)) return false;
    const entry = entryOf(format, read(format, undefined, exchange));
    if (outcome.status === 429) return limits === undefined || entry === undefined || entry.id === limits.entry;
    return entry?.id === limits?.entry;
  };
}
