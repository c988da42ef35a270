import type { Header } from '../model/exchange.ts';
import type { OpenWire, RawAnswer, WireRequest } from '../model/wire.ts';

/** A server as a function, such as `app.fetch` of Hono: called without a socket. */
export type FetchHandler = (request: Request) => Response | Promise<Response>;

/** A connection that calls the handler. An answer over the limit of size or time is a failure, as over a network; so is an error that the handler throws. */
export function fetchWire(handler: FetchHandler): OpenWire {
  return ({ origin, timeoutMs, maxBodyBytes }) => ({
    exchange: (request, signal) => within(timeoutMs, answered(handler, requestOf(origin, request), maxBodyBytes), signal),
    close: async () => {},
  });
}

/** `fetch` allows no body with GET and HEAD: what such a request carries is left out. */
function requestOf(origin: string, { method, path, headers, body }: WireRequest): Request {
  const allowed = method !== 'GET' && method !== 'HEAD' && body !== undefined;
  return new Request(origin + path, {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    ...(allowed ? { body: Buffer.from(body) } : {}),
  });
}

async function answered(handler: FetchHandler, request: Request, maxBodyBytes: number): Promise<RawAnswer> {
  try {
    const response = await handler(request);
    const body = Buffer.from(await response.arrayBuffer());
    if (body.length > maxBodyBytes) return { kind: 'failed', failure: 'too-large', detail: `the body has more than ${maxBodyBytes} bytes` };
    const headers = [...response.headers].map(([name, value]): Header => [name, value]);
    return { kind: 'answered', status: response.status, headers, body };
  } catch (error) {
    return { kind: 'failed', failure: 'reset', detail: `the handler threw: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function within(ms: number, answer: Promise<RawAnswer>, signal: AbortSignal | undefined): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const cancel = () => resolve({ kind: 'failed', failure: 'cancelled', detail: 'the run was cancelled' });
    const timer = setTimeout(() => resolve({ kind: 'failed', failure: 'timeout', detail: `no answer after ${ms} ms` }), ms);
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    void answer.then(resolve).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    });
  });
}
