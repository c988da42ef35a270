import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { descriptions, root } from './descriptions.ts';

interface Problem {
  readonly rule: string;
  readonly message: string;
}

/** The file of a package's only or named command. */
function bin(name: string, command: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), bin[command]);
}

/** What a linter writes to stdout, as JSON; throws with all it wrote where that is none. */
function run(file: string, ...options: readonly string[]): unknown {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout, stderr } = spawnSync(process.execPath, [file, 'lint', ...options], { cwd: root, env, encoding: 'utf8' });
  try {
    return JSON.parse(stdout.slice(stdout.search(/[[{]/)));
  } catch (cause) {
    throw new Error(`${file} wrote no JSON:\n${stdout}\n${stderr}`, { cause });
  }
}

const linters: Readonly<Record<string, (path: string) => readonly Problem[]>> = {
  redocly: (path) => {
    // The shape of redocly's JSON format.
    const found = run(bin('@redocly/cli', 'redocly'), path, '--format=json') as {
      problems: readonly { ruleId: string; message: string }[];
    };
    return found.problems.map(({ ruleId, message }) => ({ rule: ruleId, message }));
  },
  spectral: (path) => {
    // The shape of spectral's JSON format.
    const found = run(
      bin('@stoplight/spectral-cli', 'spectral'),
      path,
      '--format=json',
      '--ruleset=.spectral.yaml',
      '--quiet',
    ) as readonly {
      code: string;
      message: string;
    }[];
    return found.map(({ code, message }) => ({ rule: code, message }));
  },
};

describe.each(Object.entries(linters))('%s', (_, lint) => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'errspec-lint-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(descriptions)('finds nothing in %s', { timeout: 60_000 }, (path) => {
    expect(lint(path)).toEqual([]);
  });

  test.each(descriptions)('finds an operation that is named twice in a copy of %s', { timeout: 60_000 }, (path) => {
    const copy = join(folder, 'openapi.yaml');
    const text = readFileSync(root + path, 'utf8');
    const [, first, second] = text.match(/operationId: (\w+)[^]*?operationId: (\w+)/) ?? [];
    writeFileSync(copy, text.replaceAll(`operationId: ${second}`, `operationId: ${first}`));
    expect(lint(copy).map(({ rule }) => rule)).toContainEqual(expect.stringContaining('operation'));
  });
});
