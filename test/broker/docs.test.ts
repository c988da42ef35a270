import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { ROOT } from '../house/sources.ts';
import { errspec } from '../program/run.ts';

/** Command lines of `errspec pact` in a page: the command, and its options. */
function commandLines(page: string): readonly (readonly [string, readonly string[]])[] {
  const found = readFileSync(join(ROOT, page), 'utf8').matchAll(/errspec (?:-- )?pact (generate|verify|publish)([^\n`|]*)/g);
  return [...found].map(([, command = '', rest = '']) => [command, rest.match(/--[a-z][a-z-]*/g) ?? []] as const);
}

describe.each(['docs/publish.md', 'docs/contracts.md', 'README.md'])('%s', (page) => {
  test('names commands and options that there are', async () => {
    const lines = commandLines(page);
    expect(lines.length).toBeGreaterThan(0);
    for (const command of new Set(lines.map(([name]) => name))) {
      const { stdout } = await errspec(['pact', command, '--help']);
      for (const option of lines.filter(([name]) => name === command).flatMap(([, options]) => options))
        expect([command, option, stdout.includes(`${option} `)]).toEqual([command, option, true]);
    }
  });

  test('has snippets that parse', () => {
    const text = readFileSync(join(ROOT, page), 'utf8');
    const snippets = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, snippet = '']) => snippet);
    for (const snippet of snippets) expect(parseDocument(snippet).errors).toEqual([]);
  });
});
