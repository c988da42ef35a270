import { createServer, type Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type ApiAnswer, type ApiRequest, LARGEST_BODY } from './api.ts';

/** A server that listens on 127.0.0.1. */
export interface Listening {
  readonly origin: string;
  /** Closes all connections and stops listening. */
  readonly close: () => Promise<void>;
}

/** Answers HTTP requests on a port of 127.0.0.1, or on a free one for port 0. Throws if the port is in use. */
export async function listen(answer: (request: ApiRequest) => Promise<ApiAnswer | undefined>, port: number): Promise<Listening> {
  const answered = async (request: Request, env: HttpBindings | Http2Bindings): Promise<Response> => {
    const given = await answer({
      method: request.method,
      url: new URL(request.url),
      headers: request.headers,
      body: await readBody(request),
      outgoing: rawConnection(env),
    });
    return given === undefined ? RESPONSE_ALREADY_SENT : new Response(given.text, { status: given.status, headers: given.headers });
  };
  const listener = getRequestListener(answered, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  return { origin: await opened(server, port), close: () => closed(server) };
}

/** Reads the whole body, so that the client can read the answer, but keeps at most `LARGEST_BODY` bytes. */
async function readBody(request: Request): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size <= LARGEST_BODY) parts.push(part);
    else parts.length = 0;
  }
  return size > LARGEST_BODY ? undefined : Buffer.concat(parts);
}

/** The server speaks only HTTP/1.1, so its connections are always those of `node:http`. */
function rawConnection({ outgoing }: HttpBindings | Http2Bindings): ServerResponse | undefined {
  return outgoing instanceof ServerResponse ? outgoing : undefined;
}

function opened(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      // A server that listens on TCP has an address with a port.
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${taken}`);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
