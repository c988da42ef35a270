import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { programOf } from '../../src/cli/main.ts';
import { ROOT } from '../house/sources.ts';

const pages = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const URL_OF_A_SERVER = 'https://api.example.com/v1';

/** What stands on pages for something of the reader's, and something that it may stand for. */
const STANDS_FOR: readonly (readonly [RegExp, string])[] = [
  [/(--(?:target|broker|states)) (?:…|URL\b)/g, `$1 ${URL_OF_A_SERVER}`],
  [/"?\$(?:STAGING_|STATES|TARGET)\w*"?/g, URL_OF_A_SERVER],
  [/\$\{\{ matrix\.shard \}\}/g, '1'],
  [/\$CI_NODE_INDEX/g, '1'],
  [/\$CI_NODE_TOTAL/g, '4'],
  [/\$\{\{[^}]*\}\}|"?\$\w+"?|<\w+>|\[id\]/g, 'x'],
  [/i\/n/g, '1/4'],
  [/(?<= )N\b/g, '1'],
  [/--only …/g, '--only bulk'],
  [/…/g, 'x'],
];

/** A command line, or its end, as a shell splits it: without what stands behind it. */
function split(text: string): readonly string[] {
  const filled = STANDS_FOR.reduce((line, [what, by]) => line.replaceAll(what, by), text);
  const [own = ''] = filled.split(/ +(?:#|\|\||&&|\|)/);
  return [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
}

/** The blocks of code of a page, and all that it says in code elsewhere. */
function codeOf(page: string): { readonly blocks: readonly string[]; readonly spans: readonly string[] } {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const fence = /^```[^\n]*\n(.*?)^```$/gms;
  return {
    blocks: [...text.matchAll(fence)].map(([, block = '']) => block),
    spans: [...text.replaceAll(fence, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span),
  };
}

/** The arguments of `errspec` in a text, a list for each time it is called. A line goes on behind a backslash, or with an option. */
function callsIn(text: string): readonly (readonly string[])[] {
  const lines = text.replaceAll(/ *\\\n */g, ' ').replaceAll(/\n +(?=--)/g, ' ');
  return [...lines.matchAll(/(?<![\w./-])errspec(?: --)? (.+)/g)]
    .map(([, args = '']) => split(args))
    .filter(([first]) => /^[a-z]/.test(first ?? ''));
}

/** The real command line, of which every command does nothing. */
function idle(): Command {
  const program = programOf(
    () => {},
    () => {},
  );
  for (const command of leaves(program)) command.action(() => {});
  return program;
}

function leaves(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

/** Why it is refused; `undefined` where it is not. */
function refusal(args: readonly string[]): string | undefined {
  try {
    idle().parse(args, { from: 'user' });
    return undefined;
  } catch (error) {
    return `${args.join(' ')}: ${String(error)}`;
  }
}

/** Each command that has this option, by its name and those it is in. */
function having(option: string): readonly (readonly string[])[] {
  const path = (command: Command): readonly string[] => (command.parent === null ? [] : [...path(command.parent), command.name()]);
  return [idle(), ...leaves(idle())].filter(({ options }) => options.some(({ long }) => long === option)).map(path);
}

/** A command with the arguments without which it does not begin. */
function needed(command: readonly string[]): readonly string[] {
  return [...command, ...(command.length === 1 ? (NEEDED[command[0] ?? ''] ?? []) : [])];
}

const NEEDED: Readonly<Record<string, readonly string[]>> = { replay: ['report.json'], merge: ['report.json'], explain: ['x'] };

describe.each(pages)('what %s shows', (page) => {
  const { blocks, spans } = codeOf(page);

  test('of command lines is taken as it stands', () => {
    const ofSpans = spans.filter((span) => /^(?:npx |npm run )?errspec /.test(span)).flatMap(callsIn);
    // A command that is only named there lacks what it needs.
    const calls = [...blocks.flatMap(callsIn), ...ofSpans.map((args) => (args.length === 1 ? needed(args) : args))];
    expect(calls.flatMap((args) => refusal(args) ?? [])).toEqual([]);
  });

  test('of options is taken by a command that has them', () => {
    for (const span of spans.filter((each) => /^--[a-z]/.test(each))) {
      const [option = '', ...values] = split(span);
      const commands = having(option);
      expect(commands, `${span} is an option of no command`).not.toEqual([]);
      // Without its value it is the name of an option alone.
      if (values.length === 0) continue;
      const refused = commands.map((command) => refusal([...needed(command), option, ...values]));
      expect(refused, span).toContain(undefined);
    }
  });
});

test('the pages show command lines and options at all', () => {
  const calls = pages.flatMap((page) => codeOf(page).blocks.flatMap(callsIn));
  expect(calls.length).toBeGreaterThan(15);
  expect(calls).toContainEqual([
    ...['check', '--target', URL_OF_A_SERVER, '--states', URL_OF_A_SERVER, '--shard', '1/4'],
    ...['--report', 'json=shard-1.json'],
  ]);
});
