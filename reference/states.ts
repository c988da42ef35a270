import { isObject, type Json, member } from '../src/model/json.ts';
import type { Api } from './api.ts';

interface StateRequest {
  readonly action: 'setup' | 'teardown';
  readonly state: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The key that a set-up hands out, in whichever API it makes one. */
export class StateKeys {
  current = '';

  /** Makes a new key for the next set-up. */
  renew(): void {
    this.current = `key-${crypto.randomUUID()}`;
  }
}

/** Answers a request in Pact's provider-state convention: 200 with the values, 404 for a state that no API knows, 400 for a request that is none. */
export async function answerStates(request: Request, apis: readonly Api[], keys: StateKeys): Promise<Response> {
  const wanted = await readRequest(request);
  if (wanted === undefined) {
    const message = 'Send POST with {"action": "setup" or "teardown", "state": "<name>", "params": {}}.';
    return Response.json({ message }, { status: 400 });
  }
  const { action, state, params } = wanted;
  keys.renew();
  const values = action === 'setup' ? setUp(apis, state, params) : tearDown(apis, state, params);
  return values === undefined
    ? Response.json({ message: 'The reference server has no such provider state.' }, { status: 404 })
    : Response.json(values);
}

/** A state that several APIs know is set up in each; their values stand together, those of the first API first. */
function setUp(apis: readonly Api[], state: string, params: StateRequest['params']): Readonly<Record<string, unknown>> | undefined {
  const known = apis.map((api) => api.setUp(state, params)).filter((values) => values !== undefined);
  if (known.length === 0) return undefined;
  return known.reduceRight((all, values) => ({ ...all, ...values }), {});
}

function tearDown(apis: readonly Api[], state: string, params: StateRequest['params']): Readonly<Record<string, unknown>> | undefined {
  const known = apis.filter((api) => api.tearDown(state, params));
  return known.length === 0 ? undefined : {};
}

async function readRequest(request: Request): Promise<StateRequest | undefined> {
  if (request.method !== 'POST') return undefined;
  let body: Json;
  try {
    // What `json()` gives is JSON.
    body = (await request.json()) as Json;
  } catch {
    return undefined;
  }
  const action = member(body, 'action');
  const state = member(body, 'state');
  const params = member(body, 'params') ?? {};
  if ((action !== 'setup' && action !== 'teardown') || typeof state !== 'string') return undefined;
  return { action, state, params: isObject(params) ? params : {} };
}
