import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';

/** What a server of notes may do otherwise than an honest one. */
export type Fault =
  | 'accepts-all'
  | 'wrong-status'
  | 'wrong-field'
  | 'error-under-200'
  | 'trace'
  | 'crash'
  | 'other-note'
  | 'page'
  | 'stores-rejected'
  | 'changes-text';

const NOTE: JsonObject = { $ref: '#/components/schemas/Note' };
const INVALID: JsonObject = {
  description: 'Invalid',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Invalid' } } },
};

/** Its document, as a framework would generate it: no word of errspec, examples for nothing, 404 not documented for `DELETE`. */
export const NOTES: JsonObject = {
  openapi: '3.0.3',
  info: { title: 'Notes', version: '1' },
  servers: [{ url: '/' }],
  paths: {
    '/notes': {
      get: {
        operationId: 'listNotes',
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } }],
        responses: { 200: answer({ type: 'array', items: NOTE }), 422: INVALID },
      },
      post: {
        operationId: 'createNote',
        requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/NewNote' } } } },
        responses: { 201: answer(NOTE), 422: INVALID },
      },
    },
    '/notes/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { operationId: 'getNote', responses: { 200: answer(NOTE), 404: { description: 'Unknown' }, 422: INVALID } },
      put: {
        operationId: 'replaceNote',
        requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/NewNote' } } } },
        responses: { 200: answer(NOTE), 404: { description: 'Unknown' }, 422: INVALID },
      },
      delete: { operationId: 'deleteNote', responses: { 204: { description: 'Gone' }, 422: INVALID } },
    },
  },
  components: {
    schemas: {
      NewNote: {
        type: 'object',
        required: ['text'],
        properties: { text: { type: 'string', minLength: 1, maxLength: 80 }, stars: { type: 'integer', minimum: 0, maximum: 5 } },
      },
      Note: {
        type: 'object',
        required: ['id', 'text'],
        properties: { id: { type: 'integer' }, text: { type: 'string' }, stars: { type: 'integer' } },
      },
      Invalid: {
        type: 'object',
        properties: {
          detail: {
            type: 'array',
            items: {
              type: 'object',
              required: ['loc', 'msg', 'type'],
              properties: { loc: { type: 'array' }, msg: { type: 'string' }, type: { type: 'string' } },
            },
          },
        },
      },
    },
  },
};

function answer(schema: JsonObject): JsonObject {
  return { description: 'OK', content: { 'application/json': { schema } } };
}

interface Answer {
  readonly status: number;
  readonly body?: Json;
  readonly text?: string;
}

/** A broken member or parameter: where, and what is wrong. */
type Problem = readonly [loc: readonly (string | number)[], message: string];

/** Starts the API on a port of this machine; its errors look as FastAPI writes them. */
export async function startNotes(fault?: Fault): Promise<{ readonly target: string; readonly close: () => Promise<void> }> {
  const notes = new Map<number, JsonObject>([[1, { id: 1, text: 'first' }]]);
  let last = 1;
  const invalid = (problems: readonly Problem[]): Answer => {
    if (fault === 'page') return { status: 422, text: '<h1>Unprocessable</h1>' };
    const detail = problems.map(([loc, msg]) => ({
      loc: fault === 'wrong-field' ? [...loc.slice(0, -1), 'color'] : loc,
      msg,
      type: 'value_error',
    }));
    const body = fault === 'trace' ? { detail: `Traceback (most recent call last):\n  File "/srv/app.py", line 7` } : { detail };
    return { status: fault === 'wrong-status' ? 409 : fault === 'error-under-200' ? 200 : 422, body };
  };
  const save = (id: number, given: JsonObject): JsonObject => {
    const text = member(given, 'text') ?? '';
    const note = { ...given, id, text: fault === 'changes-text' ? `${String(text)}!` : text };
    notes.set(id, note);
    return note;
  };
  const handle = (method: string, url: URL, text: string): Answer => {
    const [, root = '', id] = url.pathname.split('/');
    if (root !== 'notes') return { status: 404, body: { detail: 'Not Found' } };
    const number = id === undefined ? undefined : Number(id);
    if (number !== undefined && !Number.isSafeInteger(number)) return invalid([[['path', 'id'], 'value is not a valid integer']]);
    const known = number === undefined ? undefined : notes.get(fault === 'other-note' && method === 'GET' ? 1 : number);
    if (number !== undefined && known === undefined) return { status: 404, body: { detail: 'No such note' } };
    if (method === 'GET') {
      const limit = url.searchParams.get('limit');
      if (limit !== null && !/^([1-9]|[1-4]\d|50)$/.test(limit)) return invalid([[['query', 'limit'], 'value is out of range']]);
      return { status: 200, body: known ?? [...notes.values()].slice(0, Number(limit ?? 50)) };
    }
    if (method === 'DELETE' && number !== undefined) {
      notes.delete(number);
      return { status: 204 };
    }
    if (method !== (number === undefined ? 'POST' : 'PUT')) return { status: 405, body: { detail: 'Method Not Allowed' } };
    const read = parsed(text);
    if (read === undefined)
      return fault === 'crash' ? { status: 500, body: { detail: 'Internal Server Error' } } : invalid([[['body', 1], 'no JSON']]);
    const problems = problemsOf(read);
    if (fault === 'stores-rejected' && number !== undefined && isObject(read)) save(number, { stars: 5, ...read });
    if (problems.length > 0 && fault !== 'accepts-all') return invalid(problems);
    const given = isObject(read) ? read : {};
    if (number === undefined) last += 1;
    return { status: number === undefined ? 201 : 200, body: save(number ?? last, given) };
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      const { status, body, text: page } = handle(request.method ?? '', new URL(request.url ?? '/', 'http://localhost'), text);
      response.writeHead(status, { 'content-type': page === undefined ? 'application/json' : 'text/html' });
      response.end(page ?? (body === undefined ? '' : JSON.stringify(body)));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // `as`: a server on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return { target: `http://127.0.0.1:${port}`, close: () => new Promise((done) => server.close(() => done())) };
}

function problemsOf(body: Json): readonly Problem[] {
  if (!isObject(body)) return [[['body'], 'value is not a valid dict']];
  const text = member(body, 'text');
  const stars = member(body, 'stars');
  const isText = typeof text === 'string' && text.length > 0 && [...text].length <= 80;
  const isStars = stars === undefined || (typeof stars === 'number' && Number.isInteger(stars) && stars >= 0 && stars <= 5);
  return [
    ...(isText ? [] : [[['body', 'text'], 'field is not valid'] as const]),
    ...(isStars ? [] : [[['body', 'stars'], 'not 0 to 5'] as const]),
  ];
}

function parsed(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}
