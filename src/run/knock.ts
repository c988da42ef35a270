import type { ExchangeOutcome } from '../model/exchange.ts';
import type { Format } from '../model/format.ts';
import type { Sender } from '../send/options.ts';
import { smokeRequest } from './smoke-request.ts';

/** Asks whether the target still answers: by the smoke operation, without a key, so that nothing can be created. */
export async function knock(format: Format, sender: Sender): Promise<ExchangeOutcome> {
  const resolution = smokeRequest(format, 'none');
  if (resolution.kind === 'unbound') return { kind: 'failed', failure: 'cancelled', detail: resolution.what, ms: 0 };
  return (await sender.send(resolution.request, { expects429: true })).outcome;
}
