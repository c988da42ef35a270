import type { Exchange, ExchangeOutcome, Header } from '../model/exchange.ts';
import type { RawAnswer, Wire } from '../model/wire.ts';
import { Budget } from './budget.ts';
import { type Composed, type ComposeOptions, compose } from './compose.ts';
import { decoded } from './decode.ts';
import { failed } from './failures.ts';
import type { ResolvedRequest, Sender, SenderOptions, SendOptions } from './options.ts';
import { askedDelay, backOff } from './retry-after.ts';
import { type Secrets, secretsOf } from './secrets.ts';
import { type Slots, slots } from './slots.ts';
import { targetOf } from './target.ts';
import { type Throttle, throttle } from './throttle.ts';
import { isSafe, wire } from './wire.ts';

export const DEFAULT_TIMEOUT_MS = 10_000;
export const DEFAULT_MAX_BODY_BYTES = 4 * 1024 * 1024;
const DEFAULT_PATIENCE = { tries: 5, ms: 90_000 };

/** The parts of a sender, and its counters. */
interface SenderParts {
  readonly options: SenderOptions;
  readonly composing: ComposeOptions;
  readonly wire: Wire;
  readonly maxBodyBytes: number;
  readonly slots: Slots;
  readonly throttle: Throttle;
  readonly budget: Budget;
  readonly secrets: Secrets;
  readonly counts: { sent: number; retries: number };
}

/** Creates a sender for one target; it connects with the first request. Throws a `TypeError` if the target is not an HTTP URL. */
export function createSender(options: SenderOptions): Sender {
  const parts = partsFor(options);
  return {
    send: (request, how) => sendWithFreshKey(parts, request, how),
    sent: () => parts.counts.sent,
    retries: () => parts.counts.retries,
    close: () => parts.wire.close(),
  };
}

function partsFor(options: SenderOptions): SenderParts {
  const { apiKey, headers, connections, timeoutMs = DEFAULT_TIMEOUT_MS, maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;
  const target = targetOf(options.target);
  const secrets = secretsOf([apiKey], headers);
  return {
    options,
    maxBodyBytes,
    secrets,
    composing: { options, target, secrets },
    wire: (options.wire ?? wire)({ origin: target.origin, connections, timeoutMs, maxBodyBytes }),
    slots: slots(connections),
    throttle: throttle({
      pace: options.pace,
      limits: options.limits,
      longestMs: (options.patience ?? DEFAULT_PATIENCE).ms,
      onWait: (ms) => reportWait(options, ms, 'limit-near'),
    }),
    budget: options.budget ?? new Budget(),
    counts: { sent: 0, retries: 0 },
  };
}

/** Sends a request with the good key again if the target rejected that key, and a new one can be fetched: the old one may have expired. */
async function sendWithFreshKey(parts: SenderParts, request: ResolvedRequest, how: SendOptions): Promise<Exchange> {
  const { freshKeys, isKeyRejected = statusRejectsKey } = parts.options;
  const composed = compose(request, parts.composing);
  const first = await sendPatiently(parts, composed, how);
  if (freshKeys === undefined || request.key.kind !== 'good' || !isKeyRejected(first)) return first;
  if (!(await freshKeys.renewed(composed.key))) return first;
  const again = await sendPatiently(parts, compose(request, parts.composing), how);
  if (again.outcome.kind === 'failed' && again.outcome.failure === 'cancelled') return first;
  freshKeys.note(!isKeyRejected(again));
  return again;
}

/** Retries, within bounds, while the server answers an unexpected "rate limit exceeded". */
async function sendPatiently(parts: SenderParts, composed: Composed, how: SendOptions): Promise<Exchange> {
  const { options, counts } = parts;
  let waitedMs = 0;
  for (let attempt = 1; ; attempt++) {
    const { exchange, pauseMs } = await sendUncut(parts, composed, { ...how, attempt, waitedMs });
    if (pauseMs === undefined) return exchange;
    how.onRetried?.(exchange);
    reportWait(options, pauseMs, 'limit-exceeded');
    waitedMs += pauseMs;
    counts.retries += 1;
  }
}

/**
 * A server may close an idle connection at the moment a request is written to it; that is not its fault. A request that changes nothing is
 * sent again; one that may have arrived and changed something is not.
 */
async function sendUncut(parts: SenderParts, composed: Composed, how: SendAttempt): Promise<Attempted> {
  const first = await sendOnce(parts, composed, how);
  if (!first.isCut) return first;
  if (isSafe(composed.wire.method) || how.cleanUp === true) {
    const alone = { ...composed, wire: { ...composed.wire, fresh: true } };
    return sendOnce(parts, alone, how);
  }
  how.onCut?.();
  const outcome = { ...failed('cancelled', 'its connection was closed before it was answered'), ms: 0 };
  return { ...first, exchange: exchangeOf(composed, outcome, how) };
}

interface SendAttempt extends SendOptions {
  /** From 1. */
  readonly attempt: number;
  /** Milliseconds of all pauses before this attempt. */
  readonly waitedMs: number;
}

interface Attempted {
  readonly exchange: Exchange;
  /** Set if the request must be sent again after "rate limit exceeded": how long the key is paused. */
  readonly pauseMs: number | undefined;
  /** A reused connection was closed under the request. */
  readonly isCut: boolean;
}

async function sendOnce(parts: SenderParts, composed: Composed, how: SendAttempt): Promise<Attempted> {
  const { options, slots, counts } = parts;
  const signal = how.cleanUp === true ? options.cleanUpSignal : options.signal;
  await slots.enter();
  const done = await parts.throttle.start(composed.key, { signal, heeds: !how.expects429 });
  let raw: RawAnswer | undefined;
  try {
    const stopped = signal?.aborted ? 'the run was cancelled' : parts.budget.take() ? undefined : 'no more requests may be sent';
    if (stopped !== undefined)
      return { exchange: exchangeOf(composed, { ...failed('cancelled', stopped), ms: 0 }, how), pauseMs: undefined, isCut: false };
    counts.sent += 1;
    const started = performance.now();
    const encoded = await parts.wire.exchange(composed.wire, how.creates === true ? options.cleanUpSignal : signal);
    const ms = Math.round(performance.now() - started);
    raw = decoded(encoded, parts.maxBodyBytes);
    const exchange = exchangeOf(composed, shownOutcome(raw, composed, { ms, secrets: parts.secrets }), how);
    const pauseMs = pauseAfter(parts, exchange, how);
    // Pause before waking any waiting request, so that it does not exceed the same limit.
    if (pauseMs !== undefined) parts.throttle.pause(composed.key, pauseMs);
    return { exchange, pauseMs, isCut: raw.kind === 'failed' && raw.cut === true };
  } finally {
    done(raw?.kind === 'answered' ? raw.headers : undefined);
    slots.leave();
  }
}

/** How long to wait before the request is sent again; `undefined` if its answer is final. */
function pauseAfter(
  { options, budget }: SenderParts,
  exchange: Exchange,
  { expects429, may429, attempt, waitedMs }: SendAttempt,
): number | undefined {
  const isLimited = options.isLimited ?? statusSaysSo;
  if (expects429 || exchange.outcome.kind === 'failed' || !isLimited(exchange)) return undefined;
  const { tries: most, ms } = options.patience ?? DEFAULT_PATIENCE;
  const tries = may429 === true ? Math.min(most, 2) : most;
  const pause = backOff(askedDelay(exchange.outcome.headers, options.limits, Date.now()), attempt);
  return attempt >= tries || waitedMs + pause > ms || budget.left < 1 || options.signal.aborted ? undefined : pause;
}

function exchangeOf({ shown }: Composed, outcome: ExchangeOutcome, { attempt }: SendAttempt): Exchange {
  return frozen({ request: shown, outcome, retries: attempt - 1 });
}

function statusRejectsKey({ outcome }: Exchange): boolean {
  return outcome.kind === 'answered' && outcome.status === 401;
}

function statusSaysSo({ outcome }: Exchange): boolean {
  return outcome.kind === 'answered' && outcome.status === 429;
}

function reportWait({ onWait }: SenderOptions, ms: number, why: 'limit-exceeded' | 'limit-near'): void {
  if (ms >= 1000) onWait?.({ seconds: Math.ceil(ms / 1000), why });
}

function shownOutcome(raw: RawAnswer, { key }: Composed, { ms, secrets }: { ms: number; secrets: Secrets }): ExchangeOutcome {
  const all = secrets.masker(key);
  if (raw.kind === 'failed') return { kind: 'failed', failure: raw.failure, detail: all.text(raw.detail), ms };
  const { finds } = secrets.only(key);
  const headers = raw.headers.map(all.header);
  const body = all.bytes(raw.body);
  // The key is one of all secrets: if nothing was masked, the key was not repeated.
  const isMasked = body !== raw.body || headers.some((header, index) => header !== raw.headers[index]);
  const leakedSecret = isMasked && (finds(raw.body) || raw.headers.some(([name, value]) => finds(name) || finds(value)));
  return { kind: 'answered', status: raw.status, headers, body, ms, leakedSecret };
}

/** Freezes an exchange and all its parts except the bytes (typed arrays cannot be frozen). */
function frozen(exchange: Exchange): Exchange {
  const { request, outcome } = exchange;
  freezeHeaders(request.headers);
  if (outcome.kind === 'answered') freezeHeaders(outcome.headers);
  Object.freeze(request);
  Object.freeze(outcome);
  return Object.freeze(exchange);
}

function freezeHeaders(headers: readonly Header[]): void {
  for (const header of headers) Object.freeze(header);
  Object.freeze(headers);
}
