import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { completionScript, SHELLS } from '../../src/cli/completion.ts';
import { programOf } from '../../src/cli/main.ts';
import { errspecHere } from './here.ts';

const program = programOf(
  () => {},
  () => {},
);

/** What bash offers for the last of these words. */
function offered(...words: readonly string[]): readonly string[] {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const script = `${completionScript('bash', program)}\nCOMP_WORDS=(errspec ${quoted}); COMP_CWORD=${words.length}; _errspec; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const text = execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return text.split('\n').filter((line) => line !== '');
}

describe('errspec completion', () => {
  test.each([
    [['in'], ['init']],
    [['pact', 'v'], ['verify']],
    [
      ['check', '--depth', ''],
      ['quick', 'normal', 'full'],
    ],
    [['pact', 'publish', '--bran'], ['--branch']],
    [['check', 'nothing'], []],
  ])('completes %j in bash', (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });

  test.each(SHELLS)('names every command in the script for %s', async (shell) => {
    const { code, stdout } = await errspecHere(['completion', shell]);
    expect(code).toBe(0);
    for (const command of program.commands) expect(stdout).toContain(command.name());
  });

  test('refuses an unknown shell', async () => {
    expect(await errspecHere(['completion', 'cmd'])).toMatchObject({ code: 2, stderr: expect.stringContaining('bash, zsh, fish') });
  });
});
