import type { Json, JsonObject } from '../../src/json/json.ts';
import { formatOf } from '../../src/load/format.ts';
import type { Format } from '../../src/model/format.ts';

/** A description with these operations whose errors are those of a dialect. */
export function bookDocument(errorFormat: JsonObject, paths: JsonObject, components: JsonObject = {}): JsonObject {
  return {
    openapi: '3.1.0',
    info: { title: 'Books', version: '1' },
    servers: [{ url: 'http://localhost/' }],
    'x-error-format': errorFormat,
    paths,
    components,
  };
}

const source: Json = { basis: 'documented', where: 'Books' };
const ONE_OPERATION: JsonObject = {
  '/books': { get: { operationId: 'listBooks', 'x-source': source, responses: { 200: { description: 'the books' } } } },
};

/** The format of a description that extends a dialect, with keywords of its own. */
export function formatExtending(name: string, own: JsonObject = {}): Format {
  return formatIn(name, bookDocument({ extends: name, ...own }, ONE_OPERATION));
}

function formatIn(name: string, value: JsonObject): Format {
  return formatOf(`${name}.yaml`, { value, lineOf: () => undefined });
}

/** Where the schema of a book, and of the body of a bulk, is in the description. */
export const BOOK = '/components/schemas/Book';
export const BATCH = '/components/schemas/Batch';

/** Every documented error of an operation; a framework that documents none would leave them out. */
const ERRORS = Object.fromEntries([400, 401, 402, 403, 404, 409, 422].map((status) => [status, { description: 'an error' }]));

function operation(operationId: string, success: string, more: JsonObject): JsonObject {
  return { operationId, 'x-source': source, responses: { [success]: { description: 'done' }, ...ERRORS }, ...more };
}

const bodyOf = (name: string, example: Json): JsonObject => ({
  required: true,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` }, example } },
});

const EXAMPLE: JsonObject = { title: 'Emma', content: { url: 'https://example.com/emma' }, year: 1815, tags: ['novel'] };

const BOOK_SCHEMA: JsonObject = {
  type: 'object',
  required: ['title', 'content'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 40 },
    content: { type: 'object', required: ['url'], properties: { url: { type: 'string', maxLength: 200 }, note: { type: 'string' } } },
    year: { type: 'integer', minimum: 0, maximum: 3000 },
    tags: { type: 'array', maxItems: 3, items: { type: 'string', maxLength: 20 } },
  },
};

/** A server of books that speaks a dialect: a list, a create, a read and an atomic bulk, behind a key. */
export function formatOfBooks(dialect: string): Format {
  const paths: JsonObject = {
    '/books': {
      get: operation('listBooks', '200', {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 }, example: 20 }],
      }),
      post: operation('createBook', '201', { 'x-writes': true, requestBody: bodyOf('Book', EXAMPLE) }),
    },
    '/books/{id}': {
      get: operation('readBook', '200', {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        'x-valid-request': {
          from: { operation: 'createBook', bind: { '/id': '/path/id' } },
          unknown: { '/path/id': 'no-such-book' },
        },
      }),
    },
    '/books/batch': {
      post: operation('createBooks', '201', {
        'x-writes': true,
        'x-bulk': { items: '/items', answer: { kind: 'atomic', created: '/books' }, statuses: { allGood: [201] } },
        requestBody: bodyOf('Batch', { items: [EXAMPLE] }),
      }),
    },
  };
  const batch: JsonObject = {
    type: 'object',
    required: ['items'],
    properties: { items: { type: 'array', minItems: 1, maxItems: 8, items: { $ref: `#${BOOK}` } } },
  };
  return formatIn(dialect, {
    ...bookDocument({ extends: dialect }, paths, {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Book: BOOK_SCHEMA, Batch: batch },
    }),
    security: [{ key: [] }],
  });
}
