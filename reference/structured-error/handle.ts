import { isObject, type JsonObject } from '../../src/json/json.ts';
import type { Authenticated, Call, Submitted } from './call.ts';
import { readJson } from './json.ts';
import type { Key } from './keys.ts';
import type { Allowance } from './limit.ts';
import { createQrcodes } from './operations/bulk.ts';
import { createQrcode } from './operations/create.ts';
import { getQrcodeImage } from './operations/image.ts';
import { createKey } from './operations/key.ts';
import { listQrcodes } from './operations/list.ts';
import { deleteQrcode, getQrcode, updateQrcode } from './operations/one.ts';
import { invalid, invalidJson, limited, NOT_FOUND, type Outcome, type Rejection, SERVER_ERROR, UNAUTHORIZED } from './outcome.ts';
import type { World } from './world.ts';

/** The result of a call, and the remaining requests of its caller. */
export interface Handled {
  readonly outcome: Outcome;
  readonly allowance: Allowance;
}

/** Checks the key and the rate limit, in this order, and runs the operation. */
export function handle(call: Call, world: World): Handled {
  const early = rejectBodyFirst(call, world);
  if (early !== undefined) return { outcome: early, allowance: world.limiter.unused() };
  const key = authenticate(call, world);
  if (key === undefined) {
    runUnchecked(call, world);
    return { outcome: UNAUTHORIZED, allowance: world.limiter.unused() };
  }
  const allowance = key.state === 'rate limited' ? world.limiter.exceeded() : world.limiter.take(key.text);
  if (allowance.exceeded) {
    runUnchecked(call, world);
    return { outcome: limited(allowance.wait), allowance };
  }
  if (key.state === 'failing') return { outcome: SERVER_ERROR, allowance };
  return { outcome: operate({ call, account: key.account }, world), allowance };
}

/** Runs the operation of a call that is rejected, if a seam asks for it. */
function runUnchecked(call: Call, world: World): void {
  if (call.operation !== undefined && world.seams.runsBeforeCheck?.includes(call.operation)) operate({ call, account: world.home }, world);
}

function authenticate(call: Call, { seams, keys, home }: World): Key | undefined {
  const offered = seams.offeredKey === undefined ? (call.headers.get('X-API-Key') ?? undefined) : seams.offeredKey(call);
  const known = offered === undefined ? undefined : keys.find(offered);
  const good = known?.state === 'revoked' ? undefined : known;
  if (seams.matchesKey !== undefined) return seams.matchesKey(offered, keys);
  const open = call.operation !== undefined && seams.unguarded?.includes(call.operation) === true;
  return good ?? (open ? { text: '', account: home, state: 'valid' } : undefined);
}

function operate(admitted: Authenticated, world: World): Outcome {
  switch (admitted.call.operation) {
    case 'createQrcode':
      return withInput(admitted, world, createQrcode);
    case 'createQrcodesBulk':
      return withInput(admitted, world, createQrcodes);
    case 'updateQrcode':
      return withInput(admitted, world, updateQrcode);
    case 'listQrcodes':
      return listQrcodes(admitted, world);
    case 'getQrcode':
      return getQrcode(admitted, world);
    case 'deleteQrcode':
      return deleteQrcode(admitted, world);
    case 'getQrcodeImage':
      return getQrcodeImage(admitted, world);
    case 'createKey':
      return createKey(admitted, world);
    case undefined:
      return NOT_FOUND;
    default:
      return admitted.call.operation satisfies never;
  }
}

function withInput(admitted: Authenticated, world: World, operation: (submitted: Submitted, world: World) => Outcome): Outcome {
  const input = inputOf(admitted.call, world);
  return input.kind === 'rejection' ? input : operation({ ...admitted, input: input.value }, world);
}

type Input = { readonly kind: 'input'; readonly value: JsonObject } | Rejection;

/** The JSON object of the body. A body of more than 5 MiB is rejected as invalid, because the format has no 413. */
function inputOf(call: Call, { seams }: World): Input {
  const { body } = call;
  if (body.kind === 'too large') return invalid([{ path: ['body'], message: 'This must have at most 5 MiB.' }]);
  const reading = seams.readsJson === undefined ? readJson(body.bytes) : seams.readsJson(body.bytes, readJson, call);
  if (reading.kind === 'broken') return invalidJson(reading.why);
  if (!isObject(reading.value)) return invalid([{ path: ['body'], message: 'This must be an object.' }]);
  return { kind: 'input', value: reading.value };
}

/** Validates the body before the key, if a seam asks for it. */
function rejectBodyFirst(call: Call, world: World): Rejection | undefined {
  if (call.operation === undefined || !world.seams.bodyBeforeKey?.includes(call.operation)) return undefined;
  const input = inputOf(call, world);
  return input.kind === 'rejection' ? input : undefined;
}
