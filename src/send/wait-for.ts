import { setTimeout as pause } from 'node:timers/promises';
import type { Failed, OpenWire } from '../model/wire.ts';
import { failed } from './failures.ts';
import { targetOf } from './target.ts';
import { wire } from './wire.ts';

/** How long to wait, and how to reach the server. */
export interface Waiting {
  /** Milliseconds after which to give up. */
  readonly ms: number;
  readonly signal: AbortSignal;
  readonly wire?: OpenWire | undefined;
}

/** Statuses of a gateway whose application is not up yet. */
const NOT_YET: readonly number[] = [502, 503, 504];

/** Milliseconds between two attempts. */
const PAUSE = { first: 100, most: 1000 };

/** The most milliseconds of one attempt: a server that is starting may accept a connection and never answer. */
const ATTEMPT_MS = 5000;

/**
 * Asks a URL again and again until it answers HTTP with something other than 502, 503 or 504. Resolves to the failure if nothing answers in
 * time, or `signal` aborts; a gateway that still answers 503 then is an answer, which the run judges.
 */
export async function waitFor(url: string, { ms, signal, wire: open = wire }: Waiting): Promise<Failed | undefined> {
  const { origin, basePath } = targetOf(url);
  const until = performance.now() + ms;
  let between = PAUSE.first;
  for (;;) {
    const timeoutMs = Math.max(1, Math.min(ATTEMPT_MS, until - performance.now()));
    const line = open({ origin, connections: 1, timeoutMs, maxBodyBytes: 1024 * 1024 });
    const raw = await line.exchange({ method: 'GET', path: `${basePath}/`, headers: [], body: undefined }, signal).finally(line.close);
    const isAnswer = raw.kind === 'answered' || raw.failure === 'too-large';
    if (isAnswer && !(raw.kind === 'answered' && NOT_YET.includes(raw.status))) return undefined;
    if (signal.aborted) return failed('cancelled', 'the run was cancelled');
    if (performance.now() + between >= until) return raw.kind === 'failed' && !isAnswer ? raw : undefined;
    await pause(between, undefined, { signal }).catch(() => {});
    between = Math.min(PAUSE.most, between * 1.5);
  }
}
