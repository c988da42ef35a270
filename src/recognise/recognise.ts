import type { Header } from '../model/exchange.ts';
import type { Format } from '../model/format.ts';
import type { OpenWire } from '../model/wire.ts';
import { parsed } from '../read/json.ts';
import { mediaTypeOf } from '../read/media.ts';
import { resolve } from '../send/resolve.ts';
import { createSender } from '../send/sender.ts';
import { type Recognisable, type Recognition, recognition, type Sample } from './fit.ts';
import { brokenRequests } from './probes.ts';

/** How the target is asked. */
export interface RecogniseOptions {
  readonly apiKey?: string | undefined;
  readonly headers: readonly Header[];
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Replaces the direct connection to the target. */
  readonly wire?: OpenWire | undefined;
  /** The most requests that may be sent. */
  readonly maxRequests?: number | undefined;
  /** Whether broken requests to operations that write may be sent. */
  readonly writes: boolean;
}

/** The dialect of a target, and what was sent for it. */
export interface Recognised<Dialect extends Recognisable = Recognisable> {
  readonly recognition: Recognition<Dialect>;
  readonly sent: number;
  /** How many of them were answered. */
  readonly answers: number;
}

/** No more of a run's requests than this part are spent on recognition. */
const SHARE = 0.2;

/** Sends a few harmless broken requests and compares the errors that come back with the samples of dialects. */
export async function recognise<Dialect extends Recognisable>(
  target: string,
  { format, dialects }: { readonly format: Format; readonly dialects: readonly Dialect[] },
  options: RecogniseOptions,
): Promise<Recognised<Dialect>> {
  const { apiKey, maxRequests = Number.POSITIVE_INFINITY } = options;
  const sender = createSender({ ...options, target, auth: format.auth, apiKey, connections: 1, tool: 'errspec' });
  const answers: Sample[] = [];
  let answered = 0;
  try {
    for (const probe of brokenRequests(format, { writes: options.writes }).slice(0, maxRequests * SHARE)) {
      if (options.signal.aborted) break;
      const resolution = resolve(probe, { state: none, answer: none, request: none, mark: 'errspec', stateKey: undefined });
      if (resolution.kind === 'unbound') continue;
      const { outcome } = await sender.send(resolution.request, { expects429: true });
      if (outcome.kind === 'failed') {
        if (answered === 0) break;
        continue;
      }
      answered += 1;
      const { status, body, headers } = outcome;
      const content = parsed(body);
      if (status >= 400 && status < 500 && content.kind === 'json')
        answers.push({ status, body: content.value, mediaType: mediaTypeOf(headers) });
    }
    const sent = sender.sent();
    return { recognition: recognition(answers, dialects), sent, answers: answered };
  } finally {
    await sender.close();
  }
}

function none(): undefined {
  return undefined;
}
