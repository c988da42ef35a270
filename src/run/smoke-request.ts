import type { Format } from '../model/format.ts';
import { operationOf } from '../plan/context.ts';
import { outcome, probeOf } from '../plan/probe.ts';
import { type Resolution, resolve } from '../send/resolve.ts';
import { NOTHING_TO_LOOK_UP } from './created.ts';

/** The valid request of the smoke operation, to ask a target something beside the plan. Without a key nothing can be created by it. */
export function smokeRequest(format: Format, key: 'none' | 'good'): Resolution {
  const operation = operationOf(format, format.smoke);
  const probe = probeOf(operation, {
    step: 'smoke',
    request: operation.valid.request,
    bind: [],
    cause: { kind: 'key', how: 'none', where: 'smoke' },
    expect: outcome(format.causes.badKey),
    key: { kind: key },
  });
  return resolve(probe, NOTHING_TO_LOOK_UP);
}
