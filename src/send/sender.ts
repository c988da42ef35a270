import type { Exchange, ExchangeOutcome } from '../model/exchange.ts';
import type { RawAnswer, Wire } from '../model/wire.ts';
import { Budget } from './budget.ts';
import { type Composed, type ComposeOptions, compose } from './compose.ts';
import { decoded } from './decode.ts';
import { failed } from './failures.ts';
import { frozen } from './frozen.ts';
import type { Sender, SenderOptions, SendOptions } from './options.ts';
import { askedDelay, backOff } from './retry-after.ts';
import { type Secrets, secretsOf } from './secrets.ts';
import { type Slots, slots } from './slots.ts';
import { targetOf } from './target.ts';
import { type Throttle, throttle } from './throttle.ts';
import { isSafe, wire } from './wire.ts';

export const DEFAULT_TIMEOUT_MS = 10_000;
export const DEFAULT_MAX_BODY_BYTES = 4 * 1024 * 1024;
const DEFAULT_PATIENCE = { tries: 5, ms: 90_000 };

/** What a sender works with, and what it counts. */
interface Works {
  readonly options: SenderOptions;
  readonly composing: ComposeOptions;
  readonly wire: Wire;
  readonly maxBodyBytes: number;
  readonly slots: Slots;
  readonly pace: Throttle;
  readonly budget: Budget;
  readonly secrets: Secrets;
  readonly counts: { sent: number; retries: number };
}

/** A sender for one target; nothing is connected before the first request. Throws a `TypeError` where the target is no HTTP URL. */
export function createSender(options: SenderOptions): Sender {
  const works = worksFor(options);
  return {
    send: (request, how) => sendPatiently(works, compose(request, works.composing), how),
    sent: () => works.counts.sent,
    retries: () => works.counts.retries,
    close: () => works.wire.close(),
  };
}

function worksFor(options: SenderOptions): Works {
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
    pace: throttle({
      rate: options.rate,
      limits: options.limits,
      longestMs: (options.patience ?? DEFAULT_PATIENCE).ms,
      onWait: (ms) => tellWait(options, ms, 'limit-near'),
    }),
    budget: options.budget ?? new Budget(),
    counts: { sent: 0, retries: 0 },
  };
}

/** Sends again, within bounds, for as long as a limit is spent that the request is not about. */
async function sendPatiently(works: Works, composed: Composed, how: SendOptions): Promise<Exchange> {
  const { options, counts } = works;
  let waitedMs = 0;
  for (let attempt = 1; ; attempt++) {
    const { exchange, pauseMs } = await sendUncut(works, composed, { ...how, attempt, waitedMs });
    if (pauseMs === undefined) return exchange;
    how.onRetried?.(exchange);
    tellWait(options, pauseMs, 'limit-spent');
    waitedMs += pauseMs;
    counts.retries += 1;
  }
}

/**
 * A server may close an idle connection at the very moment a request is written to it: that is nobody's fault. What changes nothing is sent
 * again, like any other request; what may have arrived and changed something is not.
 */
async function sendUncut(works: Works, composed: Composed, how: SendAttempt): Promise<Attempted> {
  const first = await sendOnce(works, composed, how);
  if (!first.isCut) return first;
  if (isSafe(composed.wire.method) || how.cleanUp === true) {
    const alone = { ...composed, wire: { ...composed.wire, fresh: true } };
    return sendOnce(works, alone, how);
  }
  how.onCut?.();
  const outcome = { ...failed('cancelled', 'its connection was closed before it was answered'), ms: 0 };
  return { ...first, exchange: exchangeOf(composed, outcome, how) };
}

interface SendAttempt extends SendOptions {
  /** From 1. */
  readonly attempt: number;
  /** Milliseconds of all pauses before. */
  readonly waitedMs: number;
}

interface Attempted {
  readonly exchange: Exchange;
  /** Set where the limit is spent and the request is to be sent again: the key is paused for so long. */
  readonly pauseMs: number | undefined;
  /** A used connection was closed under it. */
  readonly isCut: boolean;
}

async function sendOnce(works: Works, composed: Composed, how: SendAttempt): Promise<Attempted> {
  const { options, slots, pace, counts } = works;
  const signal = how.cleanUp === true ? undefined : options.signal;
  await slots.enter();
  const done = await pace.start(composed.key, { signal, heeds: !how.expects429 });
  let raw: RawAnswer | undefined;
  try {
    const stopped = signal?.aborted ? 'the run was cancelled' : works.budget.take() ? undefined : 'no more requests may be sent';
    if (stopped !== undefined)
      return { exchange: exchangeOf(composed, { ...failed('cancelled', stopped), ms: 0 }, how), pauseMs: undefined, isCut: false };
    counts.sent += 1;
    const started = performance.now();
    raw = decoded(await works.wire.exchange(composed.wire, how.creates === true ? undefined : signal), works.maxBodyBytes);
    const ms = Math.round(performance.now() - started);
    const exchange = exchangeOf(composed, shownOutcome(raw, composed, { ms, secrets: works.secrets }), how);
    const pauseMs = pauseAfter(works, exchange, how);
    // Before anyone who waits is woken: they must not meet the same limit.
    if (pauseMs !== undefined) pace.pause(composed.key, pauseMs);
    return { exchange, pauseMs, isCut: raw.kind === 'failed' && raw.cut === true };
  } finally {
    done(raw?.kind === 'answered' ? raw.headers : undefined);
    slots.leave();
  }
}

/** How long to wait before the request is sent again; `undefined` where its answer stands. */
function pauseAfter(
  { options, budget }: Works,
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

function statusSaysSo({ outcome }: Exchange): boolean {
  return outcome.kind === 'answered' && outcome.status === 429;
}

function tellWait({ onWait }: SenderOptions, ms: number, why: 'limit-spent' | 'limit-near'): void {
  if (ms >= 1000) onWait?.({ seconds: Math.ceil(ms / 1000), why });
}

function shownOutcome(raw: RawAnswer, { key }: Composed, { ms, secrets }: { ms: number; secrets: Secrets }): ExchangeOutcome {
  const all = secrets.masker(key);
  if (raw.kind === 'failed') return { kind: 'failed', failure: raw.failure, detail: all.text(raw.detail), ms };
  const { finds } = secrets.only(key);
  const headers = raw.headers.map(all.header);
  const body = all.bytes(raw.body);
  // The key is among all secrets: where nothing was masked, it was not there.
  const isMasked = body !== raw.body || headers.some((header, index) => header !== raw.headers[index]);
  const leakedSecret = isMasked && (finds(raw.body) || raw.headers.some(([name, value]) => finds(name) || finds(value)));
  return { kind: 'answered', status: raw.status, headers, body, ms, leakedSecret };
}
