import { type ConnectionOptions, rootCertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { Header } from '../model/exchange.ts';
import type { Failed, OpenWire, RawAnswer, Wire, WireOptions, WireRequest } from '../model/wire.ts';
import { type Connector, reuseAware } from './connector.ts';
import { failed, failureOf } from './failures.ts';
import { startWaitTimeout } from './wait-clock.ts';

/** No API needs more room for its headers. */
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * Milliseconds after which an idle connection is not reused unless the server announces its own time: servers close idle connections
 * silently, gunicorn after 2 s. `margin` is subtracted from an announced time, because closing and sending may cross.
 */
const IDLE_MS = { most: 1000, announced: 5000, margin: 1500 };

/**
 * After this many connections that were closed under a request, connections are no longer reused; a lower bound applies to requests that
 * may change something.
 */
const CUTS = { safe: 3, other: 1 };

/** No server needs more interim answers (1xx) to one request. */
const MAX_INTERIM = 100;

/** Methods that change nothing, so that a request may be sent again (RFC 9110, section 9.2.1). */
export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/** How the network is reached, where it is not directly and with the certificates of this machine. */
export interface Network {
  /** URL of a proxy for every request; `environment`: those of `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. */
  readonly proxy?: string | undefined;
  /** PEM of certificate authorities to trust beside those of this machine. */
  readonly ca?: string | undefined;
  /** PEM of a client certificate and its key. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Accept any certificate. */
  readonly insecure?: boolean | undefined;
}

interface Connected {
  readonly pool: Dispatcher;
  /** Its connections carry one request each. */
  readonly single: Dispatcher;
  readonly connector: Pick<Connector, 'wasReused'>;
}

/**
 * Connections to an origin. The HTTP client is loaded with the first request, because that costs start-up time. Never sends a request
 * twice.
 */
export function wire(options: WireOptions, network: Network = {}): Wire {
  let connected: Promise<Connected> | undefined;
  let cuts = 0;
  const open = () => {
    connected ??= network.proxy === undefined ? connectTo(options, network) : connectByProxy(options, network, network.proxy);
    return connected;
  };
  return {
    exchange: async (request, signal) => {
      const { pool, single, connector } = await open();
      const isAlone = request.fresh === true || cuts >= (isSafe(request.method) ? CUTS.safe : CUTS.other);
      const { raw, error, wasCut } = await attempt(isAlone ? single : pool, request, { signal, options });
      if (isAlone || raw.kind !== 'failed' || !wasCut || !connector.wasReused(error)) return raw;
      cuts += 1;
      return { ...raw, cut: true };
    },
    close: async () => {
      if (connected === undefined) return;
      const { pool, single } = await connected;
      await Promise.all([pool.destroy(), single.destroy()]);
    },
  };
}

/** Connections over a network that needs a proxy or certificates of its own. */
export function wireOver(network: Network): OpenWire {
  return (options) => wire(options, network);
}

/** What Node's TLS takes of a network; the authorities of this machine stay trusted. */
function tlsOptions({ ca, cert, key, insecure }: Network): Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'rejectUnauthorized'> {
  return {
    ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(insecure === true ? { rejectUnauthorized: false } : {}),
  };
}

/** Whether a connection through a proxy had carried a request before is not known, so every one may have. */
async function connectByProxy({ connections, timeoutMs }: WireOptions, network: Network, proxy: string): Promise<Connected> {
  const { EnvHttpProxyAgent } = await import('undici');
  const proxies = proxy === 'environment' ? {} : { httpProxy: proxy, httpsProxy: proxy, noProxy: '' };
  const agentOf = (pipelining: number) =>
    new EnvHttpProxyAgent({
      ...proxies,
      connections,
      pipelining,
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { timeout: timeoutMs, ...tlsOptions(network) },
      requestTls: { timeout: timeoutMs, ...tlsOptions(network) },
      proxyTls: { timeout: timeoutMs, ...tlsOptions(network) },
    });
  return { pool: agentOf(1), single: agentOf(0), connector: { wasReused: () => true } };
}

async function connectTo({ origin, connections, timeoutMs }: WireOptions, network: Network): Promise<Connected> {
  const undici = await import('undici');
  const connector = reuseAware(undici.buildConnector({ timeout: timeoutMs, allowH2: false, ...tlsOptions(network) }));
  const poolOf = (pipelining: number) =>
    new undici.Pool(origin, {
      connections,
      pipelining,
      allowH2: false,
      maxHeaderSize: MAX_HEADER_BYTES,
      keepAliveTimeout: IDLE_MS.most,
      keepAliveMaxTimeout: IDLE_MS.announced,
      keepAliveTimeoutThreshold: IDLE_MS.margin,
      // Our own timer bounds the whole exchange; these would bound only its parts.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: connector.connect,
    });
  return { pool: poolOf(1), single: poolOf(0), connector };
}

interface WireAttempt {
  readonly raw: RawAnswer;
  readonly error: unknown;
  /** The connection was closed before any part of the answer was read. */
  readonly wasCut: boolean;
}

interface Bounds {
  readonly signal: AbortSignal | undefined;
  readonly options: WireOptions;
}

function attempt(pool: Dispatcher, request: WireRequest, { signal, options }: Bounds): Promise<WireAttempt> {
  if (signal?.aborted) return Promise.resolve(ended(cancelled()));
  return new Promise((resolve, reject) => {
    const receiver = new Receiver(options.maxBodyBytes, (outcome, error) => {
      timeout.cancel();
      signal?.removeEventListener('abort', cancel);
      try {
        const raw = outcome ?? failureOf(error);
        resolve({ raw, error, wasCut: outcome === undefined && !receiver.begun && raw.kind === 'failed' && raw.failure === 'reset' });
      } catch (ours) {
        reject(ours);
      }
    });
    const cancel = () => receiver.stop(cancelled());
    const timeout = startWaitTimeout({
      ms: options.timeoutMs,
      onTimeout: () => receiver.stop(failed('timeout', late(receiver, options.timeoutMs))),
      onTooBusy: () => receiver.stop(failed('local', 'errspec was too busy to read the answer in time')),
    });
    signal?.addEventListener('abort', cancel, { once: true });
    pool.dispatch({ origin: options.origin, ...dispatchOptions(request) }, receiver);
  });
}

function dispatchOptions({ method, path, headers, body }: WireRequest): Dispatcher.DispatchOptions {
  return { method, path, headers: headers.flat(), body: body ?? null };
}

function ended(raw: RawAnswer): WireAttempt {
  return { raw, error: undefined, wasCut: false };
}

function cancelled(): Failed {
  return failed('cancelled', 'the run was cancelled');
}

function late({ begun, started }: Receiver, timeoutMs: number): string {
  const until = started ? (begun ? 'its body had not ended' : 'no complete headers had come') : 'there was no connection';
  return `${until} after ${timeoutMs} ms`;
}

type Settle = (outcome: RawAnswer | undefined, error: unknown) => void;

/** Collects one answer within its bounds, and settles once. */
class Receiver implements Dispatcher.DispatchHandler {
  started = false;
  begun = false;
  readonly #max: number;
  readonly #settle: Settle;
  #settled = false;
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: readonly Header[] = [];
  #body = Buffer.alloc(0);
  #bytes = 0;
  #interim = 0;

  constructor(max: number, settle: Settle) {
    this.#max = max;
    this.#settle = settle;
  }

  /** Ends the exchange from our side, whatever has arrived so far. */
  stop(outcome: Failed): void {
    this.#end(outcome, undefined);
    this.#controller?.abort(new Error(outcome.detail));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.started = true;
    if (this.#settled) controller.abort(new Error('ended before it was sent'));
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    // Skip interim answers (1xx).
    if (status < 200 && status >= 100) {
      this.#interim += 1;
      if (this.#interim > MAX_INTERIM) this.stop(failed('malformed', `more than ${MAX_INTERIM} interim answers (1xx) came`));
      return;
    }
    this.begun = true;
    this.#status = status;
    this.#headers = headersOf(controller.rawHeaders ?? []);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const bytes = this.#bytes + chunk.length;
    if (bytes > this.#max) {
      this.stop(failed('too-large', `the body is larger than ${this.#max} bytes`));
      return;
    }
    // One growing buffer: a server that sends single bytes must not make us keep an object for each.
    if (bytes > this.#body.length) {
      const grown = Buffer.allocUnsafe(Math.min(this.#max, Math.max(bytes, 2 * this.#body.length)));
      this.#body.copy(grown, 0, 0, this.#bytes);
      this.#body = grown;
    }
    chunk.copy(this.#body, this.#bytes);
    this.#bytes = bytes;
  }

  onResponseEnd(): void {
    this.#end(
      { kind: 'answered', status: this.#status, headers: this.#headers, body: Buffer.from(this.#body.subarray(0, this.#bytes)) },
      undefined,
    );
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    this.#end(undefined, error);
  }

  #end(outcome: RawAnswer | undefined, error: unknown): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#settle(outcome, error);
  }
}

function headersOf(raw: NonNullable<Dispatcher.DispatchController['rawHeaders']>): readonly Header[] {
  const texts = Array.isArray(raw) ? raw.map((part: Buffer | string) => (typeof part === 'string' ? part : part.toString('latin1'))) : [];
  return Array.from(
    { length: Math.floor(texts.length / 2) },
    (_, index): Header => [(texts[2 * index] ?? '').toLowerCase(), texts[2 * index + 1] ?? ''],
  );
}
