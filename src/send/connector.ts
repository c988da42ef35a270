import type { buildConnector } from 'undici';

/** Opens connections, and remembers for each connection error whether the connection had already carried an answer. */
export interface Connector {
  readonly connect: buildConnector.connector;
  /** Whether the error closed a connection that was being reused. */
  readonly wasReused: (error: unknown) => boolean;
}

/**
 * A server may close an idle connection at the moment a request is written to it. That is not the server's fault, so it must be
 * distinguishable.
 */
export function reuseAware(connect: buildConnector.connector): Connector {
  const reused = new WeakSet<Error>();
  return {
    connect: (options, callback) =>
      connect(options, (...result) => {
        const [, socket] = result;
        socket?.on('error', (error: Error) => {
          if (socket.bytesRead > 0) reused.add(error);
        });
        callback(...result);
      }),
    wasReused: (error) => error instanceof Error && (reused.has(error) || bytesReadBefore(error) > 0),
  };
}

function bytesReadBefore(error: Error): number {
  const socket = 'socket' in error ? error.socket : undefined;
  return typeof socket === 'object' && socket !== null && 'bytesRead' in socket ? Number(socket.bytesRead) : 0;
}
