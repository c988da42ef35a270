import type { ExchangeOutcome } from '../model/exchange.ts';
import type { Format } from '../model/format.ts';
import { operationOf } from '../plan/context.ts';
import { outcome, probeOf } from '../plan/probe.ts';
import type { Sender } from '../send/options.ts';
import { resolve } from '../send/resolve.ts';
import { NOTHING_TO_LOOK_UP } from './created.ts';

/** Asks whether the target still answers: by the smoke operation, without a key, so that nothing can be created. */
export async function knock(format: Format, sender: Sender): Promise<ExchangeOutcome> {
  const operation = operationOf(format, format.smoke);
  const probe = probeOf(operation, {
    step: 'knock',
    request: operation.valid.request,
    bind: [],
    cause: { kind: 'key', how: 'none', where: 'knock' },
    expect: outcome(format.causes.badKey),
    key: { kind: 'none' },
  });
  const resolution = resolve(probe, NOTHING_TO_LOOK_UP);
  if (resolution.kind === 'unbound') return { kind: 'failed', failure: 'cancelled', detail: resolution.what, ms: 0 };
  return (await sender.send(resolution.request, { expects429: true })).outcome;
}
