import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { errspecHere } from '../cli/here.ts';
import type { Ran } from '../program/run.ts';
import { BOOKS, type Books, type Change, KEY, startBooks } from './books.ts';

const root = mkdtempSync(join(tmpdir(), 'errspec-init-'));
let books: Books;
let folders = 0;

beforeAll(async () => {
  books = await startBooks();
});
afterEach(() => {
  books.change = undefined;
  books.dieAfter = Number.POSITIVE_INFINITY;
});
afterAll(async () => {
  await books.close();
  rmSync(root, { recursive: true });
});

/** A project: a folder with the document, and perhaps a configuration. */
function project(config?: string): string {
  folders += 1;
  const cwd = mkdtempSync(join(root, `${folders}-`));
  writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(BOOKS, null, 2));
  if (config !== undefined) writeFileSync(join(cwd, 'errspec.yaml'), config);
  return cwd;
}

function run(cwd: string, ...args: readonly string[]): Promise<Ran> {
  return errspecHere(args, { cwd, env: { ERRSPEC_API_KEY: KEY } });
}

function init(cwd: string, ...args: readonly string[]): Promise<Ran> {
  return run(cwd, 'init', '--openapi', 'openapi.json', '--target', books.target, ...args);
}

function configOf(cwd: string): string {
  return readFileSync(join(cwd, 'errspec.yaml'), 'utf8');
}

describe('errspec init', () => {
  test('writes what a target answers, which check then guards: each changed code, status and field name is a finding', async () => {
    const cwd = project();
    const made = await init(cwd, '--write');
    expect([made.code, made.stderr]).toEqual([0, expect.stringContaining('planned')]);
    expect(made.stdout).toMatch(/errspec\.yaml: written\. It has 4 codes of 4 operations[^]*Next: errspec check/);
    expect(made.stdout).not.toContain('violate');
    const config = parse(configOf(cwd));
    expect(config).toMatchObject({
      openapi: 'openapi.json',
      target: books.target,
      errorFormat: {
        name: 'books',
        reading: { code: '/code', message: '/message', fields: { list: '/errors', name: '/field', message: '/message' } },
        catalogue: [
          { code: 'bad_json', statuses: [400], operations: ['createBook'], source: { basis: 'observed' } },
          { code: 'no_key', statuses: [401], operations: 'all' },
          { code: 'not_found', statuses: [404], operations: ['deleteBook', 'getBook'] },
          { code: 'invalid', statuses: [422], operations: ['createBook', 'listBooks'] },
          { id: 'other', open: true, source: { basis: 'assumed' } },
        ],
        causes: { badKey: 'no_key', malformedJson: 'bad_json', invalid: 'invalid', unknown: 'not_found' },
        fields: { naming: 'dotted', with: ['invalid'] },
      },
      operations: { createBook: { members: { '/body/pages': { 'on-violation': { type: ['invalid', 'accepted'] } } } } },
    });
    expect(configOf(cwd)).toContain('# createBook 409: Title taken');
    expect(configOf(cwd)).not.toContain(KEY);
    expect(await run(cwd, 'check', '--runs', '20')).toMatchObject({ code: 0 });
    const found: Readonly<Record<Exclude<Change, 'no-url'>, string>> = {
      code: 'codes/documented',
      status: 'transport/status-documented',
      'query-code': 'codes/documented',
      field: 'fields/names-cause',
      'body-field': 'fields/names-cause',
    };
    // `as`: the keys of the record.
    for (const [change, requirement] of Object.entries(found) as [Change, string][]) {
      books.change = change;
      const checked = await run(cwd, 'check', '--runs', '0', '--only', 'transport,codes,fields', '--report', 'json=report.json');
      const report: { results: { id: string; verdict: string }[] } = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8'));
      const failed = report.results.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
      expect([change, checked.code, failed]).toEqual([change, 1, expect.arrayContaining([requirement])]);
    }
  });

  test('lists what the answers violate today', async () => {
    const cwd = project();
    books.change = 'no-url';
    const { code, stdout } = await init(cwd, '--write');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/The answers violate 1 MUST today:\n {2}envelope\/success-shape {2}createBook\n[^]*--update-baseline/),
    ]);
    const accepted = ['--runs', '0', '--only', 'envelope', '--baseline', 'errspec-baseline.yaml'];
    expect(await run(cwd, 'check', ...accepted, '--update-baseline')).toMatchObject({ code: 0 });
    expect(await run(cwd, 'check', ...accepted)).toMatchObject({ code: 0 });
  });

  test('sends reads only unless told otherwise, and check then does the same', async () => {
    const cwd = project();
    const before = books.requests().length;
    expect(await init(cwd)).toMatchObject({ code: 0, stdout: expect.stringContaining('(reads only)') });
    expect(
      books
        .requests()
        .slice(before)
        .filter((request) => !request.startsWith('GET ')),
    ).toEqual([]);
    expect(parse(configOf(cwd))).toMatchObject({ 'read-only': true, errorFormat: { causes: { notAnId: 'not_found' } } });
    expect(await run(cwd, 'check', '--runs', '0')).toMatchObject({ code: 0 });
    expect(
      books
        .requests()
        .slice(before)
        .filter((request) => !request.startsWith('GET ')),
    ).toEqual([]);
  });

  test('adds what writes answer with --update, and keeps comments and corrections', async () => {
    const cwd = project();
    await init(cwd);
    const edited = `# Ours.\n${configOf(cwd)}`
      .replace('meaning: An id that does not exist, or a text that is no id', 'meaning: Sold, or no id')
      .replace('  causes:\n', '  causes: # reviewed\n');
    writeFileSync(join(cwd, 'errspec.yaml'), edited);
    const updated = await run(cwd, 'init', '--update', '--write');
    expect([updated.code, updated.stdout]).toEqual([0, expect.stringMatching(/errspec\.yaml: \d+ additions/)]);
    const text = configOf(cwd);
    for (const kept of ['# Ours.', 'meaning: Sold, or no id', '# reviewed']) expect(text).toContain(kept);
    const { errorFormat, ...options } = parse(text);
    expect(errorFormat.catalogue.map(({ id, code }: { id?: string; code?: string }) => code ?? id)).toEqual([
      'bad_json',
      'no_key',
      'not_found',
      'invalid',
      'other',
    ]);
    expect(options).not.toHaveProperty('read-only');
    expect(await run(cwd, 'init', '--update', '--write')).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing is new') });
    expect(configOf(cwd)).toBe(text);
    expect(await run(cwd, 'check', '--runs', '0')).toMatchObject({ code: 0 });
  });

  test('leaves a file alone that exists, unless it is to be replaced', async () => {
    const cwd = project('runs: 3 # mine\n');
    const refused = await init(cwd);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringMatching(/exists already; nothing was sent[^]*--update[^]*--force/)]);
    expect(configOf(cwd)).toBe('runs: 3 # mine\n');
    expect(await init(cwd, '--force')).toMatchObject({ code: 0 });
    expect(configOf(cwd)).not.toContain('runs');
    expect(await init(cwd, '--force', '--update')).toMatchObject({ code: 2 });
  });

  test('replaces a file that cannot be read, and writes to another place', async () => {
    const cwd = project('a: [\n');
    expect(await init(cwd, '--force')).toMatchObject({ code: 0 });
    const other = await init(cwd, '--config', 'new.yaml');
    expect([other.code, other.stdout]).toEqual([0, expect.stringContaining('errspec check --config new.yaml')]);
    expect(await run(cwd, 'check', '--runs', '0', '--only', 'codes', '--config', 'new.yaml')).toMatchObject({ code: 0 });
  });

  test.each<[string, readonly string[], RegExp]>([
    ['nothing answers', ['--target', 'http://127.0.0.1:1'], /nothing answers at http:\/\/127\.0\.0\.1:1/],
    ['the document is missing', ['--openapi', 'nowhere.json'], /nowhere\.json cannot be used[^]*no such file/],
    ['the document cannot be read', ['--openapi', 'broken.yaml'], /broken\.yaml/],
    [
      'the document describes its errors',
      ['--openapi', 'described.json'],
      /describes its errors itself[^]*errspec check --openapi described\.json/,
    ],
    ['the key is wrong', ['--api-key', 'other'], /accepted none of the valid requests: it answered 401[^]*Check --api-key/],
  ])('writes nothing where %s', async (_, args, says) => {
    const cwd = project();
    writeFileSync(join(cwd, 'broken.yaml'), 'paths: [\n');
    writeFileSync(join(cwd, 'described.json'), JSON.stringify({ ...BOOKS, 'x-error-format': { extends: 'rfc9457' } }));
    const ran = await init(cwd, ...args);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(says)]);
    expect(existsSync(join(cwd, 'errspec.yaml'))).toBe(false);
  });

  test('writes nothing where the target dies meanwhile', async () => {
    const cwd = project();
    books.dieAfter = 30;
    const ran = await init(cwd, '--write');
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('stopped answering')]);
    expect(existsSync(join(cwd, 'errspec.yaml'))).toBe(false);
  });
});
