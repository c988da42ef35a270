import process from 'node:process';
import { writeError } from './terminal.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A terminal signals the whole process group, and npm passes the signal on as well: a second signal within this many milliseconds is the same one. */
const SAME_MS = 1_000;

/** A listener for Ctrl-C and SIGTERM. */
export interface Interrupt {
  /** Aborted by the first signal; the next one ends the process at once, with exit code 130. */
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/** Starts to listen; the first signal prints `message`. */
export function interruptible(message: string | (() => string)): Interrupt {
  const controller = new AbortController();
  let signals = 0;
  let firstAt = 0;
  const stop = () => {
    signals += 1;
    if (signals === 1) {
      firstAt = performance.now();
      writeError(typeof message === 'string' ? message : message());
      controller.abort();
    } else if (signals > 2 || performance.now() - firstAt > SAME_MS) process.exit(130);
  };
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of SIGNALS) process.off(name, stop);
    },
  };
}
