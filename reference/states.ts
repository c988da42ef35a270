import { isObject, type Json, member } from '../src/json/json.ts';
import { type Api, type ApiAnswer, type ApiRequest, jsonAnswer } from './api.ts';

interface StateRequest {
  readonly action: 'setup' | 'teardown';
  readonly state: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The API key that the current set-up returns, whichever API creates it. */
export class StateKeys {
  current = '';

  /** Creates a new key for the next set-up. */
  renew(): void {
    this.current = `key-${crypto.randomUUID()}`;
  }
}

/** Answers a request in Pact's provider-state convention: 200 with the values, 404 for an unknown state, 400 for an invalid request. */
export function answerStates(request: ApiRequest, apis: readonly Api[], keys: StateKeys): ApiAnswer {
  const wanted = readRequest(request);
  if (wanted === undefined) {
    const message = 'Send POST with {"action": "setup" or "teardown", "state": "<name>", "params": {}}.';
    return jsonAnswer(400, { message });
  }
  const { action, state, params } = wanted;
  keys.renew();
  const values = action === 'setup' ? setUp(apis, state, params) : tearDown(apis, state, params);
  return values === undefined
    ? jsonAnswer(404, { message: 'The reference server has no such provider state.' })
    : { ...jsonAnswer(200, {}), text: JSON.stringify(values) };
}

/** Sets up the state in every API that knows it, and merges the values; those of the first API win. */
function setUp(apis: readonly Api[], state: string, params: StateRequest['params']): Readonly<Record<string, unknown>> | undefined {
  const known = apis.map((api) => api.setUp(state, params)).filter((values) => values !== undefined);
  if (known.length === 0) return undefined;
  return known.reduceRight((all, values) => ({ ...all, ...values }), {});
}

function tearDown(apis: readonly Api[], state: string, params: StateRequest['params']): Readonly<Record<string, unknown>> | undefined {
  const known = apis.filter((api) => api.tearDown(state, params));
  return known.length === 0 ? undefined : {};
}

function readRequest({ method, body: bytes }: ApiRequest): StateRequest | undefined {
  if (method !== 'POST' || bytes === undefined) return undefined;
  let body: Json;
  try {
    // `JSON.parse` returns JSON values.
    body = JSON.parse(Buffer.from(bytes).toString('utf8')) as Json;
  } catch {
    return undefined;
  }
  const action = member(body, 'action');
  const state = member(body, 'state');
  const params = member(body, 'params') ?? {};
  if ((action !== 'setup' && action !== 'teardown') || typeof state !== 'string') return undefined;
  return { action, state, params: isObject(params) ? params : {} };
}
