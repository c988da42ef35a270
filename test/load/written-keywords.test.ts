import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/json/json.ts';
import { merged } from '../../src/json/merge.ts';
import { at } from '../../src/json/pointer.ts';
import { loadAnyDocument } from '../../src/load/any-document.ts';
import { loadConfig } from '../../src/load/config.ts';
import type { Format } from '../../src/model/format.ts';
import { onViolation } from '../../src/mutate/expected.ts';
import { plan } from '../../src/plan/plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'errspec-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FORMAT = {
  version: 1,
  name: 'books',
  title: 'Books',
  reading: { success: { by: 'status' }, code: '/code', message: '/message', errorSchema: '/components/schemas/Error' },
  catalogue: [
    { code: 'invalid', statuses: [422], meaning: 'Invalid', operations: 'all', source: { basis: 'documented', where: 'a test' } },
    { code: 'gone', statuses: [404], meaning: 'Gone', operations: 'all', source: { basis: 'documented', where: 'a test' } },
  ],
} satisfies JsonObject;

const BOOK: JsonObject = {
  type: 'object',
  required: ['url'],
  properties: { url: { type: 'string' }, tags: { type: 'array', items: { $ref: '#/components/schemas/Tag' } } },
};

const DOCUMENT: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Books', version: '1' },
  paths: {
    '/books': {
      parameters: [{ $ref: '#/components/parameters/Limit' }],
      get: { operationId: 'listBooks', responses: { 200: { description: 'OK' } } },
      post: {
        requestBody: { $ref: '#/components/requestBodies/Book' },
        responses: { 201: { description: 'Created' } },
      },
      put: { operationId: 'putBooks', requestBody: { $ref: '#/components/requestBodies/Book' }, responses: { 200: { description: 'OK' } } },
    },
  },
  components: {
    schemas: { Book: BOOK, Tag: { type: 'object', properties: { name: { type: 'string' } } }, Error: { type: 'object' } },
    parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
    requestBodies: {
      Book: {
        required: true,
        content: { 'application/json': { schema: { allOf: [{ $ref: '#/components/schemas/Book' }] }, example: { url: 'x' } } },
      },
    },
  },
};

let files = 0;

/** Loads the document with the words of a configuration. */
async function loaded(config: JsonObject, document: JsonObject = DOCUMENT): Promise<Format> {
  files += 1;
  const [api, file] = [join(folder, `openapi-${files}.json`), join(folder, `errspec-${files}.json`)];
  writeFileSync(api, JSON.stringify(document, null, 2));
  writeFileSync(file, JSON.stringify(config, null, 2));
  return loadAnyDocument(api, { keywords: (await loadConfig(file)).keywords });
}

/** What violations of a member are expected to be answered with, by operation and constraint. */
function expectedOf(format: Format, operation: string, where: string): JsonObject {
  const { scenarios } = plan(format, [], { seed: 1, states: 'none', readOnly: false, assumed: false });
  return Object.fromEntries(
    scenarios.flatMap((scenario) => {
      const cause = scenario.operation === operation ? scenario.steps.at(-1)?.cause : undefined;
      if (cause?.kind !== 'violation') return [];
      return cause.violations
        .filter(({ at: place }) => place === where)
        .map(({ constraint, expect: { entries } }) => [constraint, entries]);
    }),
  );
}

describe('the description part of errspec.yaml', () => {
  test('gives a document its error format, and overrides one that it has', async () => {
    const plain = await loaded({ errorFormat: FORMAT });
    expect([plain.name, plain.catalogue.map(({ code }) => code)]).toEqual(['books', ['invalid', 'gone']]);
    const over = await loaded(
      { errorFormat: { title: 'Other', causes: { invalid: 'invalid' } } },
      { ...DOCUMENT, 'x-error-format': FORMAT },
    );
    expect([over.name, over.title, over.causes.invalid.entries]).toEqual(['books', 'Other', ['invalid']]);
  });

  test('gives keywords to operations by id, or by method and path', async () => {
    const format = await loaded({
      errorFormat: FORMAT,
      operations: {
        'POST /books': { writes: false, source: { basis: 'assumed', where: 'a guess' } },
        listBooks: { 'error-cases': [{ name: 'gone', expect: 'gone' }] },
      },
    });
    const byId = new Map(format.operations.map((each) => [each.id, each]));
    expect([byId.get('POST /books')?.writes, byId.get('POST /books')?.source.basis]).toEqual([false, 'assumed']);
    expect(byId.get('listBooks')?.cases.map(({ name }) => name)).toEqual(['gone']);
  });

  test('gives keywords to members and parameters of one operation only', async () => {
    const format = await loaded({
      errorFormat: { ...FORMAT, causes: { invalid: 'invalid' } },
      operations: {
        'POST /books': {
          members: { '/body/url': { 'on-violation': { type: 'gone' } }, '/body/tags/0/name': { 'on-violation': { type: 'gone' } } },
        },
        listBooks: { members: { '/query/limit': { 'on-violation': { type: 'gone' } } } },
      },
    });
    expect(expectedOf(format, 'POST /books', '/body/url')).toMatchObject({ type: ['gone'], required: ['invalid'] });
    expect(expectedOf(format, 'POST /books', '/body/tags/0/name')).toMatchObject({ type: ['gone'] });
    expect(expectedOf(format, 'putBooks', '/body/url')).toMatchObject({ type: ['invalid'] });
    const limit = format.operations.find(({ id }) => id === 'listBooks')?.parameters.find(({ name }) => name === 'limit');
    expect(onViolation(limit?.schema ?? false, 'type')?.entries).toEqual(['gone']);
    expect(at(format.document, '/components/parameters/Limit/schema')).toEqual({ type: 'integer' });
  });

  test.each<[string, JsonObject, RegExp]>([
    [
      'an operation that the document lacks',
      { operations: { listBook: {} } },
      /\(line \d+\): The description has no such operation\..*Did you mean "listBooks"/,
    ],
    [
      'a word that is no keyword',
      { operations: { listBooks: { writs: true } } },
      /listBooks\/writs \(line \d+\): Unknown keyword "writs".*"writes"/,
    ],
    ['a member that the request lacks', { operations: { listBooks: { members: { '/query/page': {} } } } }, /no such member or parameter/],
    [
      'a member keyword that does not exist',
      { operations: { listBooks: { members: { '/query/limit': { writes: true } } } } },
      /Unknown keyword "writes"/,
    ],
    ['a list of operations', { operations: [] }, /"operations" holds keywords by operationId/],
    ['an error format that is a text', { errorFormat: 'rfc9457' }, /"errorFormat" holds the keywords of x-error-format/],
  ])('refuses %s', async (_, config, says) => {
    await expect(loaded({ errorFormat: FORMAT, ...config })).rejects.toThrow(says);
  });

  test('reports a mistake in a keyword with its line in errspec.yaml', async () => {
    const wrong = { errorFormat: FORMAT, operations: { listBooks: { 'error-cases': [{ name: 'gone', expect: 'goon' }] } } };
    await expect(loaded(wrong)).rejects.toThrow(/errspec-\d+\.json \/operations\/listBooks\/error-cases\/0\/expect \(line \d+\)/);
    await expect(loaded({ errorFormat: { ...FORMAT, causes: { invalid: 'goon' } } })).rejects.toThrow(
      /errspec-\d+\.json \/errorFormat\/causes\/invalid \(line/,
    );
  });
});

test('merges as RFC 7396 says', () => {
  expect(merged({ a: { b: 1, c: [1] }, d: 1 }, { a: { b: null, c: [2], e: {} }, f: { g: null } })).toEqual({
    a: { c: [2], e: {} },
    d: 1,
    f: {},
  });
  expect(merged(undefined, { a: 1 })).toEqual({ a: 1 });
  expect(merged({ a: 1 }, [])).toEqual([]);
  expect(Object.hasOwn(merged({}, JSON.parse('{"__proto__": 1}')), '__proto__')).toBe(true);
});
