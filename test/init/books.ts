import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isObject, type Json, type JsonObject } from '../../src/json/json.ts';

/** One thing that a later version of the API does otherwise. */
export type Change = 'code' | 'status' | 'query-code' | 'field' | 'body-field' | 'no-url';

/** A small API with errors of its own, on a port of this machine. */
export interface Books {
  readonly target: string;
  /** From now on the API does this otherwise; `undefined`: all as at first. */
  change: Change | undefined;
  /** After so many more requests it is gone. */
  dieAfter: number;
  readonly requests: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Its document: plain OpenAPI 3.0, which says nothing of its error codes. */
export const BOOKS: JsonObject = {
  openapi: '3.0.3',
  info: { title: 'Books', version: '1' },
  security: [{ key: [] }],
  paths: {
    '/books': {
      get: {
        operationId: 'listBooks',
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } }],
        responses: { 200: answer({ type: 'array', items: { $ref: '#/components/schemas/Stored' } }) },
      },
      post: {
        operationId: 'createBook',
        requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Book' } } } },
        responses: { 201: answer({ $ref: '#/components/schemas/Stored' }), 409: { description: 'Title taken' } },
      },
    },
    '/books/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'getBook',
        responses: { 200: answer({ $ref: '#/components/schemas/Stored' }), 404: { description: 'Unknown' } },
      },
      delete: { operationId: 'deleteBook', responses: { 204: { description: 'Deleted' }, 404: { description: 'Unknown' } } },
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } },
    schemas: {
      Book: {
        type: 'object',
        required: ['url'],
        properties: { url: { type: 'string', minLength: 1, maxLength: 200 }, pages: { type: 'integer', minimum: 1 } },
      },
      Stored: {
        type: 'object',
        required: ['id', 'url'],
        properties: { id: { type: 'string' }, url: { type: 'string' }, pages: { type: 'integer' } },
      },
    },
  },
};

function answer(schema: JsonObject): JsonObject {
  return { description: 'OK', content: { 'application/json': { schema } } };
}

/** The key that it wants. */
export const KEY = 'a-secret-key';

/** Starts the API. */
export async function startBooks(): Promise<Books> {
  const requests: string[] = [];
  const stored = new Map<string, JsonObject>([['1', { id: '1', url: 'https://example.com/1' }]]);
  let next = 2;
  const state: Pick<Books, 'change' | 'dieAfter'> = { change: undefined, dieAfter: Number.POSITIVE_INFINITY };
  const is = (change: Change) => state.change === change;

  function handle({ method = '', url = '', headers }: IncomingMessage, text: string, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(url, 'http://books');
    const send = (status: number, body?: Json) => {
      response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    const refuse = (status: number, code: string, fields?: readonly string[]) =>
      send(status, {
        code,
        message: `The request is refused: ${code}`,
        ...(fields === undefined ? {} : { errors: fields.map((field) => ({ field, message: 'is wrong' })) }),
      });
    if (headers['x-api-key'] !== KEY) return refuse(401, 'no_key');
    const id = /^\/books\/([^/]+)$/.exec(pathname)?.[1];
    if (id !== undefined && method === 'GET') {
      const book = stored.get(id);
      return book === undefined ? refuse(is('status') ? 400 : 404, is('code') ? 'missing' : 'not_found') : send(200, book);
    }
    if (id !== undefined && method === 'DELETE') return stored.delete(id) ? send(204) : refuse(404, 'not_found');
    if (pathname !== '/books') return refuse(404, 'no_route');
    if (method === 'GET') {
      const limit = searchParams.get('limit');
      if (limit !== null && !/^([1-9]\d?|100)$/.test(limit))
        return refuse(422, is('query-code') ? 'bad_query' : 'invalid', [is('field') ? 'perPage' : 'limit']);
      return send(200, [...stored.values()].slice(0, Number(limit ?? 20)));
    }
    if (method !== 'POST') return refuse(405, 'no_method');
    const body = parsed(text);
    if (!isObject(body)) return refuse(400, 'bad_json');
    const { url: link, pages = null } = body;
    const wrong = [
      ...(typeof link === 'string' && link.length > 0 && [...link].length <= 200 ? [] : ['url']),
      // It takes a number as a text, as many frameworks do.
      ...(pages === null || (/^\d+$/.test(String(pages)) && Number(pages) > 0) ? [] : ['pages']),
    ];
    if (wrong.length > 0) return refuse(422, 'invalid', is('body-field') ? wrong.map((name) => `${name}_`) : wrong);
    const book: JsonObject = { id: String(next), url: link ?? '', ...(pages === null ? {} : { pages: Number(pages) }) };
    next += 1;
    stored.set(String(book['id']), book);
    send(201, is('no-url') ? { id: book['id'] ?? '' } : book);
  }

  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    state.dieAfter -= 1;
    if (state.dieAfter < 0) {
      request.socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => handle(request, Buffer.concat(chunks).toString(), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return Object.assign(state, {
    target: `http://127.0.0.1:${port}`,
    requests: () => requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function parsed(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
