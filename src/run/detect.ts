import type { Detection, Stop, Subject } from '../model/check.ts';
import type { Header } from '../model/exchange.ts';
import type { Format } from '../model/format.ts';
import type { OpenWire } from '../model/wire.ts';
import { operationOf } from '../plan/context.ts';
import { answeredBy } from '../read/answered-by.ts';
import { matchOf } from '../read/outcome.ts';
import { read } from '../read/read.ts';
import { createSender } from '../send/sender.ts';
import { speaks } from './readable.ts';
import { smokeRequest } from './smoke-request.ts';

/** How the target is asked. */
export interface DetectOptions {
  /** Replaces the direct connection to the target. */
  readonly wire?: OpenWire | undefined;
  readonly timeoutMs: number;
  readonly headers: readonly Header[];
  readonly signal: AbortSignal;
  /** The most requests that may be sent. */
  readonly maxRequests?: number;
}

/** Detects a target's format by its answer to the smoke request of each format, sent without a key. */
export async function detectFormat(target: string, formats: readonly Format[], options: DetectOptions): Promise<Detection> {
  let last: Awaited<ReturnType<typeof ask>> | undefined;
  for (const [index, format] of formats.entries()) {
    const isSpent = index >= (options.maxRequests ?? Number.POSITIVE_INFINITY);
    if (isSpent && last?.exchange.outcome.kind !== 'failed') return { kind: 'no-requests' };
    if (isSpent) break;
    const answer = await ask(target, format, options);
    if (answer.speaks) return { kind: 'found', format, sent: index + 1 };
    last = answer;
  }
  const came = last?.exchange.outcome;
  const failure = came?.kind === 'failed' ? { failure: came.failure } : {};
  return {
    kind: 'none',
    tried: formats.map(({ name }) => name),
    answeredBy: last === undefined ? undefined : answeredBy(last.exchange),
    ...failure,
  };
}

/**
 * Why contracts cannot be verified on a target: nothing answers, no answer is in the format, or the given key is rejected; `undefined` if
 * they can.
 */
export async function contact(subject: Subject, options: DetectOptions): Promise<Stop | undefined> {
  const { target, format, apiKey } = subject;
  const { exchange, speaks: reads } = await ask(target, format, options);
  if (exchange.outcome.kind === 'failed')
    return { code: 'nothing-answers', format: format.name, failure: exchange.outcome.failure, cause: exchange.outcome.detail };
  const keyed = apiKey === undefined ? undefined : await ask(target, format, options, apiKey);
  if (!reads && keyed?.speaks !== true) {
    const by = answeredBy(exchange);
    return { code: 'no-format-reads', format: format.name, status: exchange.outcome.status, answeredBy: by.name ?? by.who };
  }
  if (keyed === undefined) return undefined;
  const refused = matchOf(format, keyed.reading, format.causes.badKey).kind === 'expected';
  return refused ? { code: 'key-refused', format: format.name } : undefined;
}

async function ask(target: string, format: Format, options: DetectOptions, apiKey?: string) {
  const operation = operationOf(format, format.smoke);
  const sender = createSender({ ...options, target, auth: format.auth, apiKey, connections: 1, tool: 'errspec' });
  try {
    const resolution = smokeRequest(format, apiKey === undefined ? 'none' : 'good');
    if (resolution.kind === 'unbound') throw new Error(`The smoke operation ${operation.id} of ${format.name} lacks ${resolution.what}`);
    const exchange = await sender.send(resolution.request, { expects429: true });
    const reading = read(format, operation, exchange);
    return { exchange, reading, speaks: speaks(format, operation, reading) };
  } finally {
    await sender.close();
  }
}
