import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isArray, type Json, member } from '../../src/json/json.ts';
import { at, type Pointer, pointer } from '../../src/json/pointer.ts';
import { descriptions, root } from './descriptions.ts';

interface Problem {
  readonly rule: string;
  readonly message: string;
}

interface Linter {
  readonly package: string;
  readonly command: string;
  readonly options: readonly string[];
  /** The location of the list of problems in the JSON output, and of the rule's name in a problem. */
  readonly list: Pointer;
  readonly rule: Pointer;
}

const linters: readonly Linter[] = [
  { package: '@redocly/cli', command: 'redocly', options: ['--format=json'], list: '/problems', rule: '/ruleId' },
  {
    package: '@stoplight/spectral-cli',
    command: 'spectral',
    options: ['--format=json', '--ruleset=.spectral.yaml', '--quiet'],
    list: '',
    rule: '/code',
  },
];

/** The problems (of any severity) that a linter finds in a description; throws with the output if it is not a list of problems. */
function lint(linter: Linter, path: string): readonly Problem[] {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const options = { cwd: root, env, encoding: 'utf8' } as const;
  const { stdout, stderr } = spawnSync(process.execPath, [bin(linter), 'lint', path, ...linter.options], options);
  const found = at(parsed(stdout.slice(stdout.search(/[[{]/))), linter.list);
  if (!isArray(found)) throw new Error(`${linter.command} lint ${path} wrote no list of problems:\n${stdout}\n${stderr}`);
  return found.map((problem) => ({
    rule: String(at(problem, linter.rule)),
    message: `${JSON.stringify(member(problem, 'location') ?? member(problem, 'path'))}: ${at(problem, '/message')}`,
  }));
}

/** The path of a package's command. */
function bin(linter: Linter): string {
  const manifest = createRequire(import.meta.url).resolve(`${linter.package}/package.json`);
  return join(dirname(manifest), String(at(parsed(readFileSync(manifest, 'utf8')), pointer('bin', linter.command))));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe.each(linters)('$command', (linter) => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'errspec-lint-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(descriptions)('finds no problem in %s', { timeout: 60_000 }, (path) => {
    expect(lint(linter, path)).toEqual([]);
  });

  test.each(descriptions)('finds a duplicate operationId in a copy of %s', { timeout: 60_000 }, (path) => {
    const copy = join(folder, 'openapi.yaml');
    const text = readFileSync(root + path, 'utf8');
    const [, first, second] = text.match(/operationId: (\w+)[^]*?operationId: (\w+)/) ?? [];
    writeFileSync(copy, text.replaceAll(`operationId: ${second}`, `operationId: ${first}`));
    expect(lint(linter, copy).map(({ rule }) => rule)).toContainEqual(expect.stringContaining('operation'));
  });
});
