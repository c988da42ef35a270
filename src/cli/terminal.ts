import process from 'node:process';

/** Prints to stdout and waits until it is taken; a reader that has gone away (`| head`) is no failure. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error && !isGone(error) ? reject(error) : resolve()));
  });
}

/** Tells the person at the terminal something beside the report: on stderr. */
export function tell(text: string): void {
  process.stderr.write(text);
}

/** Keeps a reader that goes away from ending the process: what was found still decides the exit code. */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: Error) => {
      if (!isGone(error)) throw error;
    });
  }
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
