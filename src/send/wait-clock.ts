import { performance } from 'node:perf_hooks';

/**
 * Milliseconds that this process has spent waiting for input, since it started. While errspec judges, or while data is ready to be read, this
 * clock does not run: a timeout by it never counts our own work as time of the target.
 */
export function waitedMs(): number {
  return performance.eventLoopUtilization().idle;
}

/** A timeout that counts only time in which this process waited for input. */
export interface WaitTimeout {
  readonly cancel: () => void;
}

export interface WaitTimeoutOptions {
  readonly ms: number;
  /** Called once the process has waited for `ms`. */
  readonly onTimeout: () => void;
  /** Called instead after `MOST_BUSY` times `ms` in which the process hardly waited: nothing can be said then. */
  readonly onTooBusy: () => void;
}

/** How many times its length a timeout lasts at most. */
const MOST_BUSY = 10;

/** Starts a timeout. It fires between two reads of the sockets, so an answer that has arrived is read first. */
export function startWaitTimeout({ ms, onTimeout, onTooBusy }: WaitTimeoutOptions): WaitTimeout {
  const started = { waited: waitedMs(), at: performance.now() };
  const look = () => {
    const left = ms - (waitedMs() - started.waited);
    if (left <= 0) onTimeout();
    else if (performance.now() - started.at >= ms * MOST_BUSY) onTooBusy();
    else timer = setTimeout(look, Math.max(1, Math.ceil(left)));
  };
  let timer = setTimeout(look, ms);
  return { cancel: () => clearTimeout(timer) };
}
