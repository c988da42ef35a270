import type { Exchange } from '../model/exchange.ts';
import type { Format } from '../model/format.ts';
import { entryOf } from './outcome.ts';
import { read } from './read.ts';

/** Whether an answer says that a limit is spent: by HTTP status 429, or by the format's entry for it where the status may be 200 throughout. */
export function limitedBy(format: Format): (exchange: Exchange) => boolean {
  const { limits, statuses } = format;
  const inBody = limits !== undefined && (statuses.policy?.allowed.includes('ok') ?? false);
  return (exchange) => {
    const { outcome } = exchange;
    if (outcome.kind === 'failed') return false;
    if (outcome.status === 429) return true;
    return inBody && outcome.status === 200 && entryOf(format, read(format, undefined, exchange))?.id === limits.entry;
  };
}
