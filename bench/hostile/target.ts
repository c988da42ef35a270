import { createServer, type Socket } from 'node:net';
import { inProcess } from '../../test/reference/in-process.ts';
import type { Behaviour } from './behaviours.ts';

/** A listening target. */
export interface HostileTarget {
  readonly url: string;
  readonly apiKey: string;
  readonly close: () => void;
}

/** When a target turns hostile: at each answer that is an error, or from the nth request on. */
export type Turn = 'errors' | number;

/** A reference server whose answers turn hostile. */
export async function hostileTarget(format: string, behaviour: Behaviour, turn: Turn): Promise<HostileTarget> {
  const reference = inProcess({ formats: [format] });
  const line = reference.wire({ origin: 'http://127.0.0.1:1', connections: 1, timeoutMs: 10_000, maxBodyBytes: 1e9 });
  const sockets = new Set<Socket>();
  let requests = 0;
  const answer = async (socket: Socket, { method, path, headers, body }: Parsed) => {
    requests += 1;
    const real = await line.exchange({ method, path, headers, body }, undefined);
    if (socket.destroyed || real.kind === 'failed') return;
    if (turn === 'errors' ? real.status >= 400 : requests >= turn) return behaviour(socket);
    const head = real.headers.filter(([name]) => name !== 'content-length').map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${real.status} X\r\n${head.join('')}content-length: ${real.body.length}\r\n\r\n`);
    socket.write(real.body);
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      for (let next = parsed(received); next !== undefined; next = parsed(received)) {
        received = received.subarray(next.length);
        void answer(socket, next);
      }
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    url: `http://127.0.0.1:${port}${new URL(reference.targets[format] ?? '').pathname}`,
    apiKey: reference.apiKey,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

interface Parsed {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer | undefined;
  /** Bytes of the whole request. */
  readonly length: number;
}

/** The first whole request in some bytes. */
function parsed(bytes: Buffer): Parsed | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...rest] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [method = '', path = ''] = line.split(' ');
  const headers = rest.map((each): readonly [string, string] => {
    const colon = each.indexOf(':');
    return [each.slice(0, colon).toLowerCase(), each.slice(colon + 1).trim()];
  });
  const size = Number(headers.find(([name]) => name === 'content-length')?.[1] ?? 0);
  const length = end + 4 + size;
  if (bytes.length < length) return undefined;
  return { method, path, headers, body: size === 0 ? undefined : Buffer.from(bytes.subarray(end + 4, length)), length };
}
