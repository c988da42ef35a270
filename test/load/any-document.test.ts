import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { loadAnyDocument } from '../../src/load/any-document.ts';
import { DescriptionError } from '../../src/load/problems.ts';
import { groupedWarnings } from '../../src/model/document.ts';
import type { Format, Operation } from '../../src/model/format.ts';
import { plan } from '../../src/plan/plan.ts';
import { validator } from '../../src/schema/validate.ts';

const folder = mkdtempSync(join(tmpdir(), 'errspec-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ERROR_FORMAT: JsonObject = {
  'x-error-format': {
    version: 1,
    name: 'plain',
    title: 'Plain',
    reading: { success: { by: 'status' }, code: '/code', message: '/message', errorSchema: '/components/schemas/PlainError' },
    catalogue: [{ open: true, id: 'problem', statuses: [400], meaning: 'Anything', source: { basis: 'assumed', where: 'a test' } }],
  },
  components: { schemas: { PlainError: { type: 'object' } } },
};

/** Writes files (by their paths) and loads the first. */
function loaded(files: { readonly [path: string]: Json | string }): Format {
  const paths = Object.entries(files).map(([path, content]) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  });
  return loadAnyDocument(paths[0] ?? '', { errorFormat: ERROR_FORMAT });
}

const OK: JsonObject = { '200': { description: 'OK' } };

function document(paths: Json, more: JsonObject = {}): JsonObject {
  return { openapi: '3.1.0', info: { title: 'Test', version: '1' }, paths, ...more };
}

function operationOf(format: Format, id: string): Operation {
  const found = format.operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`no operation ${id} among ${format.operations.map((each) => each.id).join()}`);
  return found;
}

function warningsOf(format: Format): readonly string[] {
  return groupedWarnings(format.warnings).map(({ reason, count }) => `${count} ${reason}`);
}

describe('a document of another version', () => {
  test('loads from Swagger 2.0 with its bodies, bounds and keys', () => {
    const format = loaded({
      'swagger.json': {
        swagger: '2.0',
        info: { title: 'Old', version: '1' },
        basePath: '/v1',
        consumes: ['application/json'],
        securityDefinitions: { key: { type: 'apiKey', in: 'query', name: 'key' } },
        security: [{ key: [] }],
        definitions: {
          Book: {
            type: 'object',
            required: ['pages'],
            properties: { pages: { type: 'integer', minimum: 0, exclusiveMinimum: true }, title: { type: 'string', 'x-nullable': true } },
          },
        },
        paths: {
          '/books': {
            post: {
              operationId: 'addBook',
              parameters: [{ name: 'book', in: 'body', required: true, schema: { $ref: '#/definitions/Book' } }],
              responses: { 201: { description: 'Created', schema: { $ref: '#/definitions/Book' } } },
            },
          },
        },
      },
    });
    expect(format.basePath).toBe('/v1');
    expect(format.auth).toEqual({ kind: 'query', name: 'key' });
    const { body, valid, writes } = operationOf(format, 'addBook');
    expect(writes).toBe(true);
    const check = validator(format, body?.pointer ?? '');
    expect(check(valid.request.body)).toEqual([]);
    expect(check({ pages: 0 })).toHaveLength(1);
    expect(check({ pages: 1, title: null })).toEqual([]);
  });

  test('loads from OpenAPI 3.0 with nullable members, also beside references', () => {
    const format = loaded({
      'three.yaml': `
openapi: 3.0.3
info: { title: Three, version: '1' }
paths:
  /books:
    get:
      responses:
        '200':
          description: OK
          content: { application/json: { schema: { $ref: '#/components/schemas/Book' } } }
components:
  schemas:
    Book:
      type: object
      properties:
        title: { type: string, nullable: true }
        author: { nullable: true, allOf: [{ $ref: '#/components/schemas/Author' }] }
    Author: { type: object }
`,
    });
    const check = validator(format, '/components/schemas/Book');
    expect(check({ title: null, author: null })).toEqual([]);
    expect(check({ title: 1 })).toHaveLength(1);
  });

  test.each(['1.2', '4.0.0'])('rejects the unknown version %s', (openapi) => {
    expect(() => loaded({ 'unknown.json': { openapi, paths: {} } })).toThrow(DescriptionError);
  });
});

describe('a document of several files', () => {
  test('loads with schemas that refer to each other in circles, and names the file and line of a warning', () => {
    const format = loaded({
      'many/api.yaml': `
openapi: 3.1.0
info: { title: Many, version: '1' }
paths:
  /nodes: { $ref: 'paths/nodes.yaml' }
`,
      'many/paths/nodes.yaml': `
post:
  operationId: addNode
  requestBody:
    content: { application/json: { schema: { $ref: '../schemas.yaml#/Node' } } }
  responses: { '204': { description: Stored } }
`,
      'many/schemas.yaml': `
Node:
  type: object
  required: [name]
  properties:
    name: { type: string }
    next: { $ref: '#/Node' }
    sort:
      type: string
      format: unheard-of
`,
    });
    const check = validator(format, operationOf(format, 'addNode').body?.pointer ?? '');
    expect(check({ name: 'a', next: { name: 'b', next: { name: 1 } } })).toHaveLength(1);
    const warning = format.warnings.find(({ reason }) => reason === 'unknown format, ignored');
    expect(warning?.origin?.()).toEqual({ file: join(folder, 'many/schemas.yaml'), pointer: '/Node/properties/sort/format', line: 10 });
  });

  test('ignores a reference to a URL', () => {
    const body = { content: { 'application/json': { schema: { $ref: 'https://example.com/book.json' } } } };
    const format = loaded({ 'remote.json': document({ '/books': { post: { requestBody: body, responses: OK } } }) });
    expect(warningsOf(format)).toContain('1 reference that leads nowhere, ignored');
    expect(format.operations).toHaveLength(1);
  });
});

describe('a document with what errspec can work without', () => {
  test('loads with nothing but paths', () => {
    const format = loaded({ 'bare.json': document({ '/books': { get: { responses: OK }, delete: { responses: OK } } }) });
    expect(format.operations.map(({ id, writes }) => [id, writes])).toEqual([
      ['GET /books', false],
      ['DELETE /books', true],
    ]);
    expect(format.smoke).toBe('GET /books');
    expect(format.basePath).toBe('');
    expect(format.auth).toBeUndefined();
  });

  test('counts what it ignores by reason', () => {
    const schema = {
      type: 'object',
      colour: 'red',
      properties: { a: { type: 'string', format: 'emoji', maxLength: '3' }, b: { size: 1 } },
    };
    const format = loaded({
      'odd.json': document({ '/books': { get: { responses: { 200: { description: '', content: { 'application/json': { schema } } } } } } }),
    });
    expect(warningsOf(format)).toEqual([
      '2 unknown schema keyword, ignored',
      '1 unknown format, ignored',
      '1 schema keyword with a value it cannot have, ignored',
      '1 no server: paths begin at the target',
    ]);
  });

  test('takes default and 4XX for the statuses that they stand for', () => {
    const format = loaded({
      'ranges.json': document({ '/books': { get: { responses: { '200': {}, '404': {}, '4XX': {}, default: {} } } } }),
    });
    const statuses = operationOf(format, 'GET /books').responses.map(({ status }) => status);
    expect(statuses).toEqual(expect.arrayContaining([200, 404, 422, 500, 503]));
    expect(statuses).not.toContain(201);
    expect(new Set(statuses).size).toBe(statuses.length);
  });

  test('replaces an example that breaks its own schema', () => {
    const content = { 'application/json': { schema: { type: 'integer', minimum: 5 }, example: 1 } };
    const format = loaded({ 'example.json': document({ '/books': { post: { requestBody: { content }, responses: OK } } }) });
    expect(operationOf(format, 'POST /books').valid).toMatchObject({ basis: 'made', request: { body: 5 } });
    expect(warningsOf(format)).toContain('1 example that breaks its own schema, replaced');
  });

  test('sends the key that opens most operations, and tells which need another', () => {
    const securitySchemes = {
      login: { type: 'oauth2', flows: {} },
      token: { type: 'http', scheme: 'bearer' },
      password: { type: 'http', scheme: 'basic' },
    };
    const get = (...security: readonly Json[]): JsonObject => ({ get: { responses: OK, security } });
    const format = loaded({
      'keys.json': document(
        {
          '/a': get({ login: ['read'] }),
          '/b': get({ token: [] }),
          '/c': get({ password: [] }),
          '/d': get({ password: [] }, { token: [] }),
          '/e': get({}, { token: [] }),
        },
        { components: { securitySchemes } },
      ),
    });
    expect(format.auth).toEqual({ kind: 'bearer' });
    expect(format.otherAuths).toEqual([{ kind: 'basic' }]);
    expect(format.operations.map(({ path, secured }) => [path, secured])).toEqual([
      ['/a', true],
      ['/b', true],
      ['/d', true],
      ['/e', false],
    ]);
    expect(format.outOfReach).toMatchObject([
      { operation: 'GET /c', reason: 'It needs another kind of key than the run sends: password.' },
    ]);
  });

  test('leaves out a parameter that cannot be sent, or the operation that requires it, and plans the others', () => {
    const parameter = (required: boolean): JsonObject => ({
      name: 'filter',
      in: 'query',
      required,
      style: 'deepObject',
      schema: { type: 'object' },
    });
    const format = loaded({
      'parameters.json': document({
        '/a': { get: { parameters: [parameter(false)], responses: OK } },
        '/b': { get: { parameters: [parameter(true)], responses: OK } },
        '/c': { post: { requestBody: { content: { 'multipart/form-data': {} } }, responses: OK } },
      }),
    });
    expect(format.operations.map(({ path, parameters }) => [path, parameters.length])).toEqual([['/a', 0]]);
    expect(format.outOfReach.map(({ operation, reason }) => `${operation}: ${reason}`)).toEqual([
      'GET /b: The required parameter filter (query) cannot be sent: its style.',
      'POST /c: Its body cannot be sent: only JSON can, and it is multipart/form-data.',
    ]);
    const { gaps } = plan(format, [], { seed: 1, states: 'none', readOnly: false, assumed: false });
    expect(gaps).toContainEqual(expect.objectContaining({ why: 'out-of-reach', entries: ['GET /b'] }));
  });

  test('still refuses mistakes in our own keywords', () => {
    const get = { responses: OK, 'x-valid-request': { queri: {} } };
    expect(() => loaded({ 'mistake.json': document({ '/books': { get } }) })).toThrow(/queri/);
  });
});

describe('ids of paths', () => {
  const json = (schema: Json): JsonObject => ({ description: '', content: { 'application/json': { schema } } });
  const thing: JsonObject = { type: 'object', properties: { id: { type: 'integer' } } };
  const id = (name: string): JsonObject => ({ name, in: 'path', required: true, schema: { type: 'integer' } });
  const format = () =>
    loaded({
      'ids.json': document({
        '/shops': { post: { operationId: 'addShop', responses: { 201: json({ type: 'object', properties: { data: thing } }) } } },
        '/shops/{shopId}/books': {
          parameters: [id('shopId')],
          post: { operationId: 'addBook', responses: { 201: json(thing) } },
        },
        '/shops/{shopId}/books/{bookId}': {
          parameters: [id('shopId'), id('bookId')],
          delete: { operationId: 'deleteBook', responses: OK },
        },
        '/pages': { get: { operationId: 'listPages', responses: { 200: json({ type: 'array', items: thing }) } } },
        '/pages/{id}': {
          parameters: [id('id')],
          get: { operationId: 'getPage', responses: OK },
          put: { operationId: 'putPage', responses: OK },
        },
      }),
    });

  test('come from the answer to the POST of their collection, with the ids of what it is part of', () => {
    expect(operationOf(format(), 'addBook').valid.from).toMatchObject({
      operation: 'addShop',
      bind: new Map([['/data/id', '/path/shopId']]),
    });
    expect(operationOf(format(), 'deleteBook').valid.from).toEqual({
      operation: 'addBook',
      bind: new Map([['/id', '/path/bookId']]),
      carried: new Map([['/path/shopId', '/path/shopId']]),
      state: undefined,
    });
    const made = plan(format(), [], { seed: 1, states: 'none', readOnly: false, assumed: false });
    const deletion = made.scenarios.find((scenario) => scenario.id === 'deleteBook/unsure/example');
    expect(deletion?.steps.map(({ step, operation }) => [step, operation])).toEqual([
      ['create', 'addShop'],
      ['create-2', 'addBook'],
      ['probe', 'deleteBook'],
    ]);
  });

  test('come from a list for reads only, since writes must not reach what others made', () => {
    expect(operationOf(format(), 'getPage').valid).toMatchObject({ unsure: [], from: { operation: 'listPages' } });
    expect(operationOf(format(), 'putPage').valid).toMatchObject({ unsure: ['/path/id'], from: undefined });
    const made = plan(format(), [], { seed: 1, states: 'none', readOnly: false, assumed: false });
    const puts = made.scenarios.filter(({ operation }) => operation === 'putPage');
    expect(puts.map((scenario) => scenario.id)).not.toContain('putPage/valid/example');
    expect(puts.map((scenario) => scenario.id)).toContain('putPage/unsure/example');
  });

  test('come with the clean-up of what a POST creates', () => {
    expect(operationOf(format(), 'addBook').cleanup?.operation).toBe('deleteBook');
  });
});

test('plans as many requests of a large operation as the options allow', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`member${index}`, { type: 'string', maxLength: 9, pattern: '^e' }]),
  );
  const content = { 'application/json': { schema: { type: 'object', properties } } };
  const format = loaded({ 'large.json': document({ '/books': { post: { requestBody: { content }, responses: OK } } }) });
  const options = { seed: 1, states: 'none', readOnly: false, assumed: false } as const;
  const counts = [{}, { requestsPerOperation: 40 }].map(
    (more) => plan(format, [], { ...options, ...more }).scenarios.filter(({ operation }) => operation === 'POST /books').length,
  );
  expect(counts[0]).toBeLessThanOrEqual(101);
  expect(counts[1]).toBeLessThanOrEqual(45);
});
