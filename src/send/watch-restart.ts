import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { targetOf } from './target.ts';

/** Milliseconds between two attempts to connect to a target that is down. */
const PAUSE_MS = 200;

/**
 * Resolves once the target went away and accepts connections again, or `signal` aborts. It holds a connection open without sending anything: a
 * server that ends closes it, and refuses the next one until it is back. A server that only closes idle connections accepts the next one.
 */
export async function targetRestarted(url: string, signal: AbortSignal): Promise<void> {
  const { hostname, port, protocol } = new URL(targetOf(url).origin);
  const address = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (protocol === 'https:' ? 443 : 80) };
  let wasDown = false;
  while (!signal.aborted) {
    const connection = await opened(address, signal);
    if (connection === undefined) {
      wasDown = true;
      await pause(PAUSE_MS, undefined, { signal }).catch(() => {});
    } else if (wasDown) {
      connection.destroy();
      return;
    } else await closed(connection, signal);
  }
}

type Connection = ReturnType<typeof connect>;

/** An open connection, or `undefined` if it is refused. */
function opened(address: { readonly host: string; readonly port: number }, signal: AbortSignal): Promise<Connection | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const stop = () => socket.destroy();
    signal.addEventListener('abort', stop, { once: true });
    socket.once('connect', () => resolve(socket));
    socket.on('error', () => {});
    socket.once('close', () => {
      signal.removeEventListener('abort', stop);
      resolve(undefined);
    });
  });
}

function closed(connection: Connection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || connection.destroyed) resolve();
    connection.once('close', () => resolve());
    // What a server sends without being asked is of no interest, but an end is only seen by who reads.
    connection.resume();
  });
}
