import { isObject, type JsonObject } from '../../src/json/json.ts';
import { type Call, type OperationName, type Submitted, WRITES } from './call.ts';
import { readJson } from './json.ts';
import { bearerKey, type Key } from './keys.ts';
import { verifyCertificate } from './operations/certificate.ts';
import { getFormList, getTemplate } from './operations/forms.ts';
import { getContent, getOperation } from './operations/qrcodes.ts';
import { getRecord } from './operations/record.ts';
import { getRecords } from './operations/records.ts';
import { addRecord } from './operations/submit.ts';
import { INVALID, INVALID_KEY, limited, NO_OPERATION, type Outcome, type Rejection, UNAVAILABLE, WRITE_FORBIDDEN } from './outcome.ts';
import { checkParameters, PARAMETERS } from './parameters.ts';
import type { World } from './world.ts';

type Handler = (submitted: Submitted, world: World) => Outcome;

const HANDLERS: Readonly<Record<OperationName, Handler>> = {
  getContent,
  getOperation,
  getTemplate,
  getRecord,
  getRecords,
  getFormList,
  addRecord,
  verifyCertificate,
};

/** Checks the key, the rate limit, the permission and the input, in this order, and runs the operation. */
export function handle(call: Call, world: World): Outcome {
  const early = rejectBodyFirst(call, world);
  if (early !== undefined) return early;
  const key = authenticate(call, world);
  if (key === undefined) return INVALID_KEY;
  const wait = key.state === 'rate limited' ? world.limiter.exceeded() : world.limiter.take(key.text);
  if (wait !== undefined) return limited(wait);
  if (key.state === 'upstream down') return UNAVAILABLE;
  if (call.operation === undefined) return NO_OPERATION;
  if (!(world.seams.permits ?? permits)(key, call.operation)) return WRITE_FORBIDDEN;
  const input = inputOf(call, call.operation, world);
  return input.kind === 'rejection' ? input : HANDLERS[call.operation]({ call, key, input: input.value }, world);
}

function authenticate(call: Call, { seams, keys, apiKey }: World): Key | undefined {
  if (call.operation !== undefined && seams.unguarded?.includes(call.operation)) return keys.find(apiKey);
  const offered = seams.offeredKey === undefined ? bearerKey(call.headers) : seams.offeredKey(call);
  if (seams.matchesKey !== undefined) return seams.matchesKey(offered, keys);
  const key = offered === undefined ? undefined : keys.find(offered);
  return key?.state === 'disabled' ? undefined : key;
}

/** A read-only key may call all operations but the writes. */
function permits(key: Key, operation: OperationName): boolean {
  return key.state !== 'read-only' || !WRITES.includes(operation);
}

type Input = { readonly kind: 'input'; readonly value: JsonObject } | Rejection;

/** The validated JSON object of the body. */
function inputOf(call: Call, operation: OperationName, { seams }: World): Input {
  if (call.body === undefined) return INVALID;
  const read = seams.readsJson === undefined ? readJson(call.body) : seams.readsJson(call.body, readJson);
  if (read === undefined || !isObject(read.value)) return INVALID;
  const value = seams.readsInput?.(read.value, call) ?? read.value;
  if (seams.unknownMembers === 'rejected' && hasUnknown(value, operation)) return INVALID;
  return checkParameters(value, operation, seams.changesParameter) ?? { kind: 'input', value };
}

function hasUnknown(value: JsonObject, operation: OperationName): boolean {
  return Object.keys(value).some((name) => !PARAMETERS[operation].some((parameter) => parameter.name === name));
}

/** Validates the body before the key, if a seam asks for it. */
function rejectBodyFirst(call: Call, world: World): Rejection | undefined {
  if (call.operation === undefined || !world.seams.bodyBeforeKey?.includes(call.operation)) return undefined;
  const input = inputOf(call, call.operation, world);
  return input.kind === 'rejection' ? input : undefined;
}
