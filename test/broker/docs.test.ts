import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { ROOT } from '../house/sources.ts';
import { errspec } from '../program/run.ts';

const PACT = ['generate', 'verify', 'publish'];
const OPTION = /(?<![\w-])--[a-z][a-z-]*/g;

/** A command line in a page: the command and its options. */
interface Line {
  readonly command: string;
  readonly options: readonly string[];
}

/** The errspec command lines in a page; each ends at a pipe, `&` or the end of the code. */
function commandLines(text: string): readonly Line[] {
  const found = text.matchAll(/\berrspec (?:-- )?((?:pact )?[a-z]+)([^\n`|&]*)/g);
  return [...found].map(([, command = '', rest = '']) => ({ command, options: rest.match(OPTION) ?? [] }));
}

/** The fenced and inline code of a page. */
function codeOf(text: string): string {
  const fenced = [...text.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
  const inline = [...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return [...fenced, ...inline].join('\n');
}

describe('the documentation of contracts', () => {
  const helps = new Map<string, string>();
  /** True if `--help` lists the option. */
  const has = (help: string | undefined, option: string) => new RegExp(`^\\s+(-\\w, )?${option}\\s`, 'm').test(help ?? '');

  beforeAll(async () => {
    for (const name of [...PACT.map((each) => `pact ${each}`), 'check', 'serve', 'replay', 'merge'])
      helps.set(name, (await errspec([...name.split(' '), '--help'])).stdout);
  });

  describe.each(['docs/publish.md', 'docs/contracts.md', 'README.md'])('%s', (page) => {
    const text = readFileSync(join(ROOT, page), 'utf8');

    test('names only existing commands and options', () => {
      const lines = commandLines(codeOf(text)).filter(({ command }) => command.startsWith('pact ') || helps.has(command));
      expect(lines.some(({ command }) => command.startsWith('pact '))).toBe(true);
      const wrong = lines.flatMap(({ command, options }) =>
        helps.has(command)
          ? options.filter((option) => !has(helps.get(command), option)).map((option) => `${command} ${option}`)
          : [command],
      );
      expect(wrong).toEqual([]);
    });

    test('contains only YAML that parses', () => {
      const snippets = [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map(([, snippet = '']) => snippet);
      for (const snippet of snippets) expect(parseDocument(snippet).errors.map(({ message }) => message)).toEqual([]);
    });
  });

  test.each(['docs/publish.md', 'docs/contracts.md'])('names only options of errspec pact: %s', (page) => {
    const lines = codeOf(readFileSync(join(ROOT, page), 'utf8'))
      .split('\n')
      .filter((line) => !/\bpact-broker |\bbundle |\bvitest /.test(line));
    const options = new Set(lines.flatMap((line) => line.match(OPTION) ?? []));
    const wrong = [...options].filter((option) => ![...PACT].some((name) => has(helps.get(`pact ${name}`), option)));
    expect([options.size > 5, wrong]).toEqual([true, []]);
  });
});
