import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import { newAjv } from '../../src/schema/validate.ts';
import { ROOT } from '../house/sources.ts';

const base = mkdtempSync(join(tmpdir(), 'errspec-artifacts-'));
const folder = join(base, 'first');

function writeArtifacts(into: string): void {
  execFileSync(process.execPath, [join(ROOT, 'contracts', 'artifacts.ts'), into], { cwd: base, stdio: 'pipe' });
}

function json(path: string): Json {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}

/** Paths and sha256 of all files but the manifest. */
function hashes(of: string): readonly (readonly [string, string])[] {
  return readdirSync(of, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(of.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

beforeAll(() => writeArtifacts(folder));
afterAll(() => rmSync(base, { recursive: true }));

describe('npm run artifacts', () => {
  test('lists every file with its SHA-256 and the package version in the manifest', () => {
    const manifest = json('manifest.json');
    const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name, version });
    const listed = at(manifest, '/files');
    expect(Array.isArray(listed) ? listed.map((each) => [at(each, '/path'), at(each, '/sha256')]) : listed).toEqual(hashes(folder));
  });

  test('writes the same bytes twice', () => {
    writeArtifacts(join(base, 'second'));
    expect(hashes(join(base, 'second'))).toEqual(hashes(folder));
    expect(readFileSync(join(base, 'second', 'manifest.json'))).toEqual(readFileSync(join(folder, 'manifest.json')));
  });

  test('copies every committed pact unchanged', () => {
    const pacts = readdirSync(join(ROOT, 'contracts', 'pacts'));
    expect(readdirSync(join(folder, 'contracts'))).toEqual(pacts);
    for (const name of pacts)
      expect(readFileSync(join(folder, 'contracts', name))).toEqual(readFileSync(join(ROOT, 'contracts', 'pacts', name)));
  });

  test.each(builtInFormats())('writes an error schema for %s that accepts its documented errors and nothing else', (name) => {
    const schema = json(`specs/${name}/error.schema.json`);
    const validate = newAjv().compile(schema as object);
    const examples = errorExamples(json(`specs/${name}/openapi.json`));
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect([example, validate(example)]).toEqual([example, true]);
    for (const wrong of [null, [], {}, { error: 'x' }, { code: 'x' }]) expect([wrong, validate(wrong)]).toEqual([wrong, false]);
  });

  test.each(builtInFormats())('lists each error of %s with its operations in the catalogue', (name) => {
    const format = loadBuiltIn(name);
    const entries = at(json(`specs/${name}/catalogue.json`), '/entries');
    const list = Array.isArray(entries) ? entries : [];
    expect(list.map((entry) => at(entry, '/id'))).toEqual(format.catalogue.map(({ id }) => id));
    for (const entry of list) expect(at(entry, '/operations/0')).toBeTypeOf('string');
  });
});

/** All example bodies of error responses in the description. */
function errorExamples(description: Json): readonly Json[] {
  const responses = at(description, '/components/responses');
  if (typeof responses !== 'object' || responses === null) return [];
  return Object.values(responses).flatMap((response) => {
    const content = at(response, '/content/application~1json');
    const one = at(content, '/example');
    const many = at(content, '/examples');
    const values =
      typeof many === 'object' && many !== null ? Object.values(many).map((each) => at(referred(description, each), '/value')) : [];
    return [one, ...values].filter((value) => value !== undefined);
  });
}

/** Resolves a `$ref`; returns a value without one unchanged. */
function referred(description: Json, value: Json): Json | undefined {
  const reference = at(value, '/$ref');
  return typeof reference === 'string' ? at(description, reference.slice(1)) : value;
}
