import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isObject } from '../../src/json/json.ts';
import { builtInFormats, loadBuiltIn, resolveFormat } from '../../src/load/builtin.ts';
import { loadFormat } from '../../src/load/format.ts';
import { packageRoot } from '../../src/load/package.ts';
import { DescriptionError } from '../../src/load/problems.ts';
import { loadStates } from '../../src/load/states-file.ts';
import type { Format, Operation } from '../../src/model/format.ts';
import { newAjv, validator } from '../../src/schema/validate.ts';
import { file, parcels, schemaLocations } from './parcels.ts';

const folder = mkdtempSync(join(tmpdir(), 'errspec-load-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function errorOf(act: () => unknown): DescriptionError {
  try {
    act();
  } catch (error) {
    if (error instanceof DescriptionError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown');
}

function operationOf(format: Format, id: string): Operation {
  const found = format.operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`No operation ${id}`);
  return found;
}

describe('the built-in formats', () => {
  test.each([...builtInFormats()])('loads %s under the name of its folder and compiles all its schemas', (name) => {
    const format = loadBuiltIn(name);
    expect(format.name).toBe(name);
    for (const location of schemaLocations(format)) expect(() => validator(format, location)(null)).not.toThrow();
  });

  test('finds a format by name and suggests the closest name for a misspelled one', () => {
    const [name = ''] = builtInFormats();
    expect(resolveFormat(name).name).toBe(name);
    expect(errorOf(() => resolveFormat(name.slice(1))).message).toContain(`Did you mean ${name}?`);
    expect(errorOf(() => loadBuiltIn('none of them')).problems[0]?.allowed).toEqual(builtInFormats());
  });
});

test('compiles specs/extension.schema.json in strict mode', () => {
  const schema: unknown = JSON.parse(readFileSync(join(packageRoot(), 'specs/extension.schema.json'), 'utf8'));
  expect(isObject(schema) && newAjv().compile(schema)).toBeTypeOf('function');
});

describe('a description of a user', () => {
  const format = resolveFormat(file);

  test('loads the base path, the API key and the rules', () => {
    expect([format.basePath, format.auth, format.smoke]).toEqual(['/v2', { kind: 'bearer' }, 'listParcels']);
    expect(format.reading.requestId).toEqual({ at: undefined, header: 'X-Request', uuid: true });
    expect(format.limits).toEqual({ entry: '6', headers: { reset: 'X-Reset' }, reset: 'delay', retryAfter: false, rate: undefined });
  });

  test('gives details the statuses of their classes and keeps numeric codes', () => {
    expect(format.catalogue.map(({ id, level, code, statuses }) => [id, level, code, statuses])).toEqual([
      ['4', 'class', 4, [400, 422]],
      ['5', 'class', 5, [401]],
      ['6', 'class', 6, [429]],
      ['blocked', 'class', undefined, [409]],
      ['7', 'class', 7, [404]],
      ['11', 'detail', 11, [400, 422, 404]],
    ]);
  });

  test('leaves the expectation of missing causes open', () => {
    expect(format.causes.emptyBody).toEqual({ entries: [], accepted: true, anyEntry: true });
    expect(format.causes.forbidden).toBeUndefined();
    expect(format.causes.unknown).toEqual({ entries: [], accepted: false, anyEntry: true });
  });

  test('completes valid requests from examples of media types, schemas and parameters', () => {
    expect(operationOf(format, 'sendParcel').valid.request.body).toEqual({ to: 'Robin', grams: 20 });
    expect(operationOf(format, 'sendParcels').valid.request.body).toEqual({ parcels: [{ to: 'Robin' }, { to: 'Kim' }] });
    expect(operationOf(format, 'listParcels').valid.request.query).toEqual({ limit: 5 });
  });

  test('overrides binds of the valid request by those of a case', () => {
    expect(operationOf(format, 'readParcel').cases[0]?.bind).toEqual(new Map([['id', ['/path/id']]]));
  });

  test('follows references to path items, responses and links', () => {
    const drop = operationOf(format, 'dropParcel');
    expect([drop.method, drop.path, drop.secured, drop.valid.onlyInStates]).toEqual(['DELETE', '/parcels/{id}', false, true]);
    expect(drop.gone).toEqual([
      { name: 'lookAgain', operation: 'readParcel', bind: new Map([['/path/id', { from: 'request', at: '/path/id' }]]), each: undefined },
    ]);
    expect(operationOf(format, 'sendParcel').cleanup?.bind).toEqual(new Map([['/path/id', { from: 'answer', at: '/parcel/id' }]]));
  });

  test('lists JSON before other media types of an answer', () => {
    expect(operationOf(format, 'sendParcel').responses.map(({ status, mediaType }) => [status, mediaType])).toEqual([
      [201, 'application/json'],
      [201, 'text/plain'],
      [400, 'application/problem+json'],
    ]);
  });

  test('finds the limits and the schema of bulk items through $ref and allOf', () => {
    const { bulk } = operationOf(format, 'sendParcels');
    expect([bulk?.min, bulk?.max, bulk?.itemPointer]).toEqual([1, 9, '/components/schemas/Parcels/allOf/0/properties/parcels/items']);
    expect(bulk?.answer.kind).toBe('results');
  });

  test('loads the same format from JSON and YAML', () => {
    expect(loadFormat(written('parcels.json', JSON.stringify(parcels)))).toEqual(format);
  });
});

describe('a file of a description', () => {
  test('reports a missing file by its path', () => {
    const error = errorOf(() => loadFormat(join(folder, 'none.yaml')));
    expect(error.message).toContain('none.yaml');
    expect(error.problems[0]?.message).toContain('no such file');
  });

  test.each([
    ['yaml', 'a: 1\nb: [1, 2\nc: 3\n', 3],
    ['yaml', 'a: 1\nb: 2\na: 3\n', 3],
    ['json', '{\n  "a": 1,\n  "b": }\n', 3],
    ['json', `{\n  "a": "${'x'.repeat(300)}",\n  b: 1\n}\n`, 3],
  ])('reports the line of malformed %s', (kind, text, line) => {
    const [problem] = errorOf(() => loadFormat(written(`malformed.${kind}`, text))).problems;
    expect(problem?.message).toMatch(/cannot be (parsed|read as JSON)/);
    expect(problem?.line).toBeGreaterThanOrEqual(line - 1);
    expect(problem?.line).toBeLessThanOrEqual(line + 1);
  });

  test.each(['', '[]', 'text', '42', 'null'])('rejects %j, which is not an object', (text) => {
    expect(errorOf(() => loadFormat(written('scalar.yaml', text))).problems[0]?.message).toBe('The file must contain an object.');
  });

  test('rejects YAML values that JSON lacks', () => {
    const { problems } = errorOf(() => loadFormat(written('infinite.yaml', 'a: { b: .inf }\nc: &c [*c]\n')));
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/a/b', '/c/0']);
  });

  test.each(['yaml', 'json'])('reports the line of a problem in %s', (kind) => {
    const broken = { ...parcels, servers: [{ url: 'http://' }], openapi: '2.0' };
    const text = kind === 'json' ? JSON.stringify(broken, null, 2) : 'openapi: 3.1.0\npaths: {}\n\nx-error-format:\n  version: 2\n';
    const { problems } = errorOf(() => loadFormat(written(`lines.${kind}`, text)));
    const lines = text.split('\n');
    const pointer = kind === 'json' ? '/openapi' : '/x-error-format/version';
    const found = problems.find((problem) => problem.pointer === pointer);
    expect(lines[(found?.line ?? 0) - 1]).toContain(kind === 'json' ? '"openapi"' : 'version: 2');
  });
});

describe('a states file', () => {
  test('loads from YAML and JSON', () => {
    const values = { 'a parcel exists': { id: 7 }, 'the key was stolen': { apiKey: 'k' } };
    expect(loadStates(written('states.json', JSON.stringify(values)))).toEqual(new Map(Object.entries(values)));
  });

  test('reports locations and lines of values with the wrong shape', () => {
    const { problems } = errorOf(() => loadStates(written('states.yaml', 'one: 7\ntwo:\n  id: [1]\nthree: { id: x }\n')));
    expect(problems.map(({ pointer, line }) => [pointer, line])).toEqual([
      ['/one', 1],
      ['/two/id', 3],
    ]);
  });
});
