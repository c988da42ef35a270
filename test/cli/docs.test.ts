import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
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

/** Placeholders of the pages, and values for them. */
const PLACEHOLDERS: readonly (readonly [RegExp, string])[] = [
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

/** The words of a command line, as a shell splits them; comments and further commands are left out. */
function split(text: string): readonly string[] {
  const filled = PLACEHOLDERS.reduce((line, [what, by]) => line.replaceAll(what, by), text);
  const [own = ''] = filled.split(/ +(?:#|\|\||&&|\|)/);
  return [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
}

/** The code blocks of a page, and its inline code. */
function codeOf(page: string): { readonly blocks: readonly string[]; readonly spans: readonly string[] } {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const fence = /^```[^\n]*\n(.*?)^```$/gms;
  return {
    blocks: [...text.matchAll(fence)].map(([, block = '']) => block),
    spans: [...text.replaceAll(fence, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span),
  };
}

/** The arguments of each call of `errspec` in a text. A call continues after a backslash, or on a line that starts with an option. */
function callsIn(text: string): readonly (readonly string[])[] {
  const lines = text.replaceAll(/ *\\\n */g, ' ').replaceAll(/\n +(?=--)/g, ' ');
  return [...lines.matchAll(/(?<![\w./-])errspec(?: --)? (.+)/g)]
    .map(([, args = '']) => split(args))
    .filter(([first]) => /^[a-z]/.test(first ?? ''));
}

/** The real command line with commands that do nothing. */
function idle(): CommandUnknownOpts {
  const program = programOf(
    () => {},
    () => {},
  );
  for (const command of leaves(program)) command.action(() => {});
  return program;
}

function leaves(command: CommandUnknownOpts): readonly CommandUnknownOpts[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

/** The error for these arguments; `undefined` if they are accepted. */
function refusal(args: readonly string[]): string | undefined {
  try {
    idle().parse(args, { from: 'user' });
    return undefined;
  } catch (error) {
    // Commander ends help with an error as well.
    return error instanceof CommanderError && error.exitCode === 0 ? undefined : `${args.join(' ')}: ${String(error)}`;
  }
}

/** The path of each command that has this option. */
function having(option: string): readonly (readonly string[])[] {
  const path = (command: CommandUnknownOpts): readonly string[] =>
    command.parent === null ? [] : [...path(command.parent), command.name()];
  return [idle(), ...leaves(idle())].filter(({ options }) => options.some(({ long }) => long === option)).map(path);
}

/** A command with its required arguments. */
function needed(command: readonly string[]): readonly string[] {
  return [...command, ...(command.length === 1 ? (NEEDED[command[0] ?? ''] ?? []) : [])];
}

const NEEDED: Readonly<Record<string, readonly string[]>> = {
  replay: ['report.json'],
  merge: ['report.json'],
  report: ['report.json'],
  explain: ['x'],
};

describe.each(pages)('%s', (page) => {
  const { blocks, spans } = codeOf(page);

  test('shows only command lines that errspec accepts', () => {
    const ofSpans = spans.filter((span) => /^(?:npx |npm run )?errspec /.test(span)).flatMap(callsIn);
    // Inline code may name a command without its required arguments.
    const calls = [...blocks.flatMap(callsIn), ...ofSpans.map((args) => (args.length === 1 ? needed(args) : args))];
    expect(calls.flatMap((args) => refusal(args) ?? [])).toEqual([]);
  });

  test('shows only options that a command has', () => {
    for (const span of spans.filter((each) => /^--[a-z]/.test(each))) {
      const [option = '', ...values] = split(span);
      const commands = having(option);
      expect(commands, `${span} is an option of no command`).not.toEqual([]);
      // Without a value, the text only names the option.
      if (values.length === 0) continue;
      const refused = commands.map((command) => refusal([...needed(command), option, ...values]));
      expect(refused, span).toContain(undefined);
    }
  });
});

test('reads the command lines of the pages', () => {
  const calls = pages.flatMap((page) => codeOf(page).blocks.flatMap(callsIn));
  expect(calls.length).toBeGreaterThan(15);
  expect(calls).toContainEqual([...['check', '--shard', '1/4', '--report', 'json=shard-1.json']]);
});
