import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Exchange, ExchangeOutcome } from '../../src/model/exchange.ts';
import type { ResolvedRequest, Sender, SenderOptions } from '../../src/send/options.ts';
import { createSender } from '../../src/send/sender.ts';

/** A test server; `close` cuts its remaining connections. */
export interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** An HTTP server on loopback. */
export async function serveHttp(listener: (...request: Parameters<RequestListener>) => unknown): Promise<Listening> {
  const server = createHttpServer((...request) => void listener(...request));
  return listening(server, () => server.closeAllConnections());
}

/** A raw TCP server: `onRequest` gets each connection on which something was received. */
export async function serveBytes(onRequest: (socket: Socket, nth: number, text: string) => void): Promise<Listening> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => onRequest(socket, ++count, bytes.toString('latin1')));
  });
  return listening(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

async function listening(server: Server, cut: () => void): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

/** The body of a request to a test server. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

export const KEY = 'sk-test/"key" 0123456789';

/** A sender with the key above in `X-API-Key`, and short patience. */
export function senderFor(target: string, options: Partial<SenderOptions> = {}): Sender {
  return createSender({
    target,
    auth: { kind: 'header', name: 'X-API-Key' },
    apiKey: KEY,
    headers: [],
    timeoutMs: 2000,
    connections: 4,
    tool: 'errspec 0.0.0',
    signal: new AbortController().signal,
    ...options,
  });
}

const GET: ResolvedRequest = {
  method: 'GET',
  path: '/things',
  query: [],
  headers: [],
  body: undefined,
  contentType: undefined,
  key: { kind: 'good' },
  stateKey: undefined,
};

/** A plain GET with the good key, and the given changes. */
export function request(changes: Partial<ResolvedRequest> = {}): ResolvedRequest {
  return { ...GET, ...changes };
}

/** Sends one request with its own sender. */
export async function sendOne(
  target: string,
  changes: Partial<ResolvedRequest> = {},
  options: Partial<SenderOptions> = {},
): Promise<Exchange> {
  const sender = senderFor(target, options);
  try {
    return await sender.send(request(changes), { expects429: false });
  } finally {
    await sender.close();
  }
}

/** The answer of an exchange; throws if there is none. */
export function answerOf({ outcome }: Exchange): Extract<ExchangeOutcome, { kind: 'answered' }> {
  if (outcome.kind === 'failed') throw new Error(`no answer: ${outcome.failure} (${outcome.detail})`);
  return outcome;
}

/** The failure, or the status if there was none. */
export function failureOf({ outcome }: Exchange): string | number {
  return outcome.kind === 'failed' ? outcome.failure : outcome.status;
}

export function textOf(exchange: Exchange): string {
  return Buffer.from(answerOf(exchange).body).toString('utf8');
}
