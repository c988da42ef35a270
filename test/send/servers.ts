import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Exchange, ExchangeOutcome } from '../../src/model/exchange.ts';
import type { ResolvedRequest, Sender, SenderOptions } from '../../src/send/options.ts';
import { createSender } from '../../src/send/sender.ts';

/** A server of a test; `close` cuts what is left of it. */
export interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** An HTTP server on loopback. */
export async function serveHttp(listener: (...request: Parameters<RequestListener>) => unknown): Promise<Listening> {
  const server = createHttpServer((...request) => void listener(...request));
  return listening(server, () => server.closeAllConnections());
}

/** A server that speaks as the test says, byte by byte: each connection is given to `onRequest` once something was received. */
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

/** The body of a request a test server got. */
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

/** A plain GET with the good key, changed as the test wants it. */
export function request(changes: Partial<ResolvedRequest> = {}): ResolvedRequest {
  return { ...GET, ...changes };
}

/** Sends one request with a sender of its own. */
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

/** The answer of an exchange; throws where there is none. */
export function answerOf({ outcome }: Exchange): Extract<ExchangeOutcome, { kind: 'answered' }> {
  if (outcome.kind === 'failed') throw new Error(`no answer: ${outcome.failure} (${outcome.detail})`);
  return outcome;
}

/** What went wrong, or the status where nothing did. */
export function failureOf({ outcome }: Exchange): string | number {
  return outcome.kind === 'failed' ? outcome.failure : outcome.status;
}

export function textOf(exchange: Exchange): string {
  return Buffer.from(answerOf(exchange).body).toString('utf8');
}
