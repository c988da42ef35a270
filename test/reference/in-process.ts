import { type ApiAnswer, type ApiRequest, withinLimit } from '../../reference/api.ts';
import { type Reference, type ReferenceOptions, referenceApis } from '../../reference/start.ts';
import type { Header } from '../../src/model/exchange.ts';
import type { OpenWire, RawAnswer, WireRequest } from '../../src/model/wire.ts';

/** A placeholder; nothing ever connects to it. */
const ORIGIN = 'http://127.0.0.1:1';

/** Yields to other work after this many answers, because nothing here waits for a network. */
const TURN = 200;

/** A reference server that is called directly instead of over the network. */
export interface InProcessReference extends Reference {
  readonly wire: OpenWire;
}

/**
 * A reference server that is called in this process. It gives the same answers as over HTTP, but faster. Faults below HTTP need a real
 * connection, so they do not work here.
 */
export function inProcess(options: Omit<ReferenceOptions, 'port'> = {}): InProcessReference {
  const { apiKey, paths, statesPath, answer } = referenceApis(options);
  let answered = 0;
  const exchange = async (request: WireRequest, signal: AbortSignal | undefined, timeoutMs: number): Promise<RawAnswer> => {
    answered += 1;
    if (answered % TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    if (signal?.aborted) return { kind: 'failed', failure: 'cancelled', detail: 'the run was cancelled' };
    return within(timeoutMs, answer(apiRequest(request)).then(rawOf));
  };
  return {
    targets: Object.fromEntries(Object.entries(paths).map(([format, path]) => [format, ORIGIN + path])),
    states: ORIGIN + statesPath,
    apiKey,
    close: async () => {},
    wire: ({ timeoutMs }) => ({ exchange: (request, signal) => exchange(request, signal, timeoutMs), close: async () => {} }),
  };
}

function apiRequest({ method, path, headers, body }: WireRequest): ApiRequest {
  return {
    method,
    url: new URL(path, ORIGIN),
    headers: new Headers(headers.map(([name, value]): [string, string] => [name, value])),
    body: withinLimit(body ?? new Uint8Array()),
    outgoing: undefined,
  };
}

/** Some faults never answer. */
function within(ms: number, answer: Promise<RawAnswer>): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ kind: 'failed', failure: 'timeout', detail: `no answer after ${ms} ms` }), ms);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function rawOf(answer: ApiAnswer | undefined): RawAnswer {
  if (answer === undefined) throw new Error('A fault below HTTP needs a connection');
  const { status, headers, text } = answer;
  const named = Object.entries(headers).map(([name, value]): Header => [name.toLowerCase(), value]);
  const hasType = named.some(([name]) => name === 'content-type');
  // The default media type of the server over HTTP.
  const all: readonly Header[] = hasType ? named : [...named, ['content-type', 'text/plain;charset=UTF-8']];
  return { kind: 'answered', status, headers: all, body: Buffer.from(text) };
}
