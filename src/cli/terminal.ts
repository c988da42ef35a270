import process from 'node:process';
import { withoutCommands } from '../../reports/shared/ci-commands.ts';
import { CommandError } from './command-error.ts';

/** stdout cannot be written to: a full disk, say. */
export class Unprinted extends CommandError {
  readonly why: string;

  constructor(why: string) {
    super(`stdout cannot be written to (${why}).`, 'Redirect stdout to a file or device that can be written to.');
    this.why = why;
  }
}

/** Prints text for people to stdout: no CI system obeys what a target or a file put into it. Else like `printExactly`. */
export function print(text: string): Promise<void> {
  return printExactly(withoutCommands(text));
}

/** Prints to stdout and waits until it is written; rejects with an `Unprinted`. A reader that closed the pipe (`| head`) is not an error. */
export function printExactly(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error && !isGone(error) ? reject(new Unprinted(error.message)) : resolve()));
  });
}

/** Prints a message to stderr, from which no CI system reads a command. It is lost if stderr cannot be written to. */
export function writeError(text: string): void {
  process.stderr.write(withoutCommands(text));
}

/** Keeps a broken output stream from ending the process: the findings still decide the exit code. `print` reports the failure to its caller. */
export function surviveBrokenStreams(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** Whether to print colours: NO_COLOR and FORCE_COLOR decide, else whether the stream is a terminal that is not dumb. */
export function colorful(stream: { readonly isTTY?: boolean }): boolean {
  const force = process.env['FORCE_COLOR'];
  if (process.env['NO_COLOR']) return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY === true && process.env['TERM'] !== 'dumb';
}

/** Width of a report in columns: that of the terminal, between 80 and 120; 100 without a terminal. */
export function columns(): number {
  return Math.min(120, Math.max(80, process.stdout.columns ?? 100));
}

function isGone(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
