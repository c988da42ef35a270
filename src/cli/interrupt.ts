import process from 'node:process';
import { writeError } from './terminal.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A listener for Ctrl-C, SIGTERM and a closed terminal. */
export interface Interrupt {
  /** Aborted by the first signal; the second one ends the process at once, with exit code 130. */
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/** Starts to listen; the first signal prints `message`. */
export function interruptible(message: string | (() => string)): Interrupt {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    writeError(typeof message === 'string' ? message : message());
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of SIGNALS) process.off(name, stop);
    },
  };
}
