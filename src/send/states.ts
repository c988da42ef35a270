import { isObject, type Json, type JsonObject } from '../json/json.ts';
import type { Failed, OpenWire, RawAnswer, Wire, WireRequest } from '../model/wire.ts';
import { Budget } from './budget.ts';
import { agentOf } from './compose.ts';
import { failed } from './failures.ts';
import type { Pace } from './rate.ts';
import { targetOf } from './target.ts';
import { wire } from './wire.ts';

/**
 * The source of provider states: a provider-state URL in Pact's convention, or values given by hand. Without either every state is unknown.
 */
export interface StatesOptions {
  readonly url: string | undefined;
  readonly hand: ReadonlyMap<string, Readonly<Record<string, Json>>> | undefined;
  /** Name and version of the tool, for `User-Agent`. */
  readonly tool: string;
  /** Milliseconds for one answer of the URL; default 10,000. */
  readonly timeoutMs?: number;
  /** States set up at one time. */
  readonly connections: number;
  readonly budget?: Budget | undefined;
  /** Spreads requests by the user's rate. */
  readonly pace?: Pace | undefined;
  /** How to reach the URL; over the network by default. */
  readonly wire?: OpenWire | undefined;
  /** After it aborts no state is set up; states that were set up can still be torn down. */
  readonly signal: AbortSignal;
}

/** The result of setting a state up: its values, unknown, or why it failed. */
export type SetUp =
  | { readonly kind: 'values'; readonly values: JsonObject }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly detail: string };

export type Done = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly detail: string };

/** The provider states of one target. */
export interface ProviderStates {
  readonly setUp: (state: string, params: JsonObject) => Promise<SetUp>;
  readonly tearDown: (state: string, params: JsonObject) => Promise<Done>;
  /** Whether the URL answers HTTP at all (anything but a gateway error); `done` if there is no URL. */
  readonly reachable: () => Promise<Done>;
  /** How many requests were sent. */
  readonly sent: () => number;
  readonly close: () => Promise<void>;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const MAX_BODY_BYTES = 1024 * 1024;

/** The provider states of a target; values given by hand win over the URL. Throws a `TypeError` if the URL is not an HTTP URL. */
export function createStates(options: StatesOptions): ProviderStates {
  const hand = (state: string) => options.hand?.get(state);
  if (options.url === undefined) return byHand(hand);
  const caller = callerOf(options.url, options);
  return {
    setUp: async (state, params) => {
      const values = hand(state);
      return values === undefined ? setUpOf(await caller.call('setup', state, params)) : { kind: 'values', values };
    },
    tearDown: async (state, params) =>
      hand(state) === undefined ? tornDown(await caller.call('teardown', state, params)) : { kind: 'done' },
    reachable: async () => reached(await caller.knock()),
    sent: caller.sent,
    close: caller.close,
  };
}

function byHand(hand: (state: string) => JsonObject | undefined): ProviderStates {
  return {
    setUp: async (state) => {
      const values = hand(state);
      return values === undefined ? { kind: 'unknown' } : { kind: 'values', values };
    },
    tearDown: async () => ({ kind: 'done' }),
    reachable: async () => ({ kind: 'done' }),
    sent: () => 0,
    close: async () => {},
  };
}

interface Caller {
  readonly call: (action: 'setup' | 'teardown', state: string, params: JsonObject) => Promise<RawAnswer>;
  readonly knock: () => Promise<RawAnswer>;
  readonly sent: () => number;
  readonly close: () => Promise<void>;
}

function callerOf(
  url: string,
  { connections, timeoutMs = DEFAULT_TIMEOUT_MS, budget = new Budget(), pace, wire: open = wire, signal, tool }: StatesOptions,
): Caller {
  const { origin } = targetOf(url);
  const { pathname, search } = new URL(url);
  const line: Wire = open({ origin, connections, timeoutMs, maxBodyBytes: MAX_BODY_BYTES });
  let count = 0;
  const once = async (request: WireRequest, until: AbortSignal | undefined): Promise<RawAnswer> => {
    await pace?.(until);
    if (!budget.take()) return failed('cancelled', 'no more requests may be sent');
    count += 1;
    return line.exchange(request, until);
  };
  const send = async (method: string, body: Uint8Array | undefined, until: AbortSignal | undefined): Promise<RawAnswer> => {
    const type = body === undefined ? [] : [['content-type', 'application/json'] as const];
    const headers = [['user-agent', agentOf(tool)], ['accept', 'application/json'], ...type] as const;
    const request = { method, path: pathname + search, headers, body };
    const raw = await once(request, until);
    // Setting a state up twice gives the same state, so a cut request may be repeated.
    return raw.kind === 'failed' && raw.cut === true ? once({ ...request, fresh: true }, until) : raw;
  };
  return {
    // Teardown happens even if the run was cancelled meanwhile.
    call: (action, state, params) =>
      send('POST', Buffer.from(JSON.stringify({ action, state, params })), action === 'setup' ? signal : undefined),
    knock: () => send('GET', undefined, signal),
    sent: () => count,
    close: line.close,
  };
}

function setUpOf(raw: RawAnswer): SetUp {
  if (raw.kind === 'failed') return notAnswered(raw);
  if (raw.status >= 400 && raw.status < 500) return { kind: 'unknown' };
  if (raw.status < 200 || raw.status >= 300) return { kind: 'failed', detail: `the provider-state URL answered ${raw.status}` };
  const values = valuesIn(raw.body);
  return values === undefined ? { kind: 'failed', detail: 'the provider-state URL answered no JSON object' } : { kind: 'values', values };
}

/** A state without values may be answered with an empty body. */
function valuesIn(body: Buffer): JsonObject | undefined {
  const text = body.toString('utf8').trim();
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function tornDown(raw: RawAnswer): Done {
  if (raw.kind === 'failed') return notAnswered(raw);
  return raw.status >= 200 && raw.status < 300
    ? { kind: 'done' }
    : { kind: 'failed', detail: `the provider-state URL answered ${raw.status} to the teardown` };
}

function reached(raw: RawAnswer): Done {
  if (raw.kind === 'failed') return notAnswered(raw);
  return [502, 503, 504].includes(raw.status)
    ? { kind: 'failed', detail: `the provider-state URL answered ${raw.status}` }
    : { kind: 'done' };
}

function notAnswered({ failure, detail }: Failed): { kind: 'failed'; detail: string } {
  return { kind: 'failed', detail: `the provider-state URL did not answer (${failure}: ${detail})` };
}
