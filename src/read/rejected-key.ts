import type { Exchange } from '../model/exchange.ts';
import type { Format } from '../model/format.ts';
import { entryOf } from './outcome.ts';
import { read } from './read.ts';

/** Whether an answer rejects the key: by HTTP status 401, or by the format's error for it if every status may be 200. */
export function rejectedKeyBy(format: Format): (exchange: Exchange) => boolean {
  const inBody = format.statuses.policy?.allowed.includes('ok') ?? false;
  return (exchange) => {
    const { outcome } = exchange;
    if (outcome.kind === 'failed') return false;
    if (outcome.status === 401) return true;
    if (!inBody || outcome.status !== 200) return false;
    const entry = entryOf(format, read(format, undefined, exchange));
    return entry !== undefined && format.causes.badKey.entries.includes(entry.id);
  };
}
