import process from 'node:process';
import { CommandError } from './command-error.ts';

/** What was to be printed could not be written, such as to a disk without room. */
export class Unprinted extends CommandError {
  readonly why: string;

  constructor(why: string) {
    super(`Nothing can be printed: stdout could not be written to (${why}).`, 'Give stdout a place that can be written to.');
    this.why = why;
  }
}

/** Prints to stdout and waits until it is taken; rejects with an `Unprinted`. A reader that has gone away (`| head`) is no failure. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error && !isGone(error) ? reject(new Unprinted(error.message)) : resolve()));
  });
}

/** Tells the person at the terminal something beside the report: on stderr. Where that cannot be written to, it is not told. */
export function writeError(text: string): void {
  process.stderr.write(text);
}

/** Keeps a stream that cannot be written to from ending the process: what was found still decides the exit code. Whoever prints learns of it from `print`. */
export function surviveBrokenStreams(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** Whether colours are wanted: NO_COLOR and FORCE_COLOR first, else a terminal that is not dumb. */
export function colorful(stream: { readonly isTTY?: boolean }): boolean {
  const force = process.env['FORCE_COLOR'];
  if (process.env['NO_COLOR']) return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY === true && process.env['TERM'] !== 'dumb';
}

/** Columns for a report: those of the terminal, kept between 80 and 120; 100 where there is none. */
export function columns(): number {
  return Math.min(120, Math.max(80, process.stdout.columns ?? 100));
}

function isGone(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
