import process from 'node:process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { print, printExactly, writeError } from '../../src/cli/terminal.ts';
import { ciCommands } from '../reports/runners.ts';

const HOSTILE = 'A broker said:\n ::error::pwned\n##vso[task.complete]\n';

/** What a stream receives while this runs. */
async function written(stream: NodeJS.WriteStream, run: () => unknown): Promise<string> {
  let text = '';
  vi.spyOn(stream, 'write').mockImplementation((chunk, ...rest: readonly unknown[]) => {
    text += String(chunk);
    for (const done of rest) if (typeof done === 'function') done();
    return true;
  });
  await run();
  return text;
}

describe('the terminal', () => {
  afterEach(() => vi.restoreAllMocks());

  it('prints no command of a CI system, on stdout or stderr', async () => {
    expect(ciCommands(HOSTILE)).not.toEqual([]);
    expect(ciCommands(await written(process.stdout, () => print(HOSTILE)))).toEqual([]);
    expect(ciCommands(await written(process.stderr, () => writeError(HOSTILE)))).toEqual([]);
  });

  it('prints a report byte by byte', async () => {
    expect(await written(process.stdout, () => printExactly('::notice::ours\n'))).toBe('::notice::ours\n');
  });
});
