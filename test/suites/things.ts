import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isArray, isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { loadFormat } from '../../src/load/format.ts';
import type { Format } from '../../src/model/format.ts';
import type { Report } from '../../src/model/report.ts';
import type { OpenWire, WireRequest } from '../../src/model/wire.ts';
import { check } from '../../src/run/check.ts';
import { type Validator, validator } from '../../src/schema/validate.ts';
import { requirements } from '../../suites/index.ts';

/** What differs between the things of one test and another's. */
export interface Things {
  /** The schema of a thing, which has a `title` for the mark, and a good thing. */
  readonly schema: JsonObject;
  readonly example: JsonObject;
  /** The most things of a bulk; 12 unless given. */
  readonly most?: number;
  /** The schema of the parameter `limit` of the listing; without one it is not described. */
  readonly limit?: JsonObject;
  /** The things on a page, whatever is asked for. */
  readonly page?: number;
  /** Operations that stand first in the description. */
  readonly first?: JsonObject;
  /** Which items of a bulk are stored, and how often: good ones once unless given. */
  readonly stores?: (index: number, isGood: boolean) => number;
}

const source = { basis: 'documented', where: 'test' };
const KEY = 'things-key-0123456789';

const json = (schema: Json, more: JsonObject = {}): JsonObject => ({ content: { 'application/json': { schema, ...more } } });
const refused: JsonObject = Object.fromEntries(
  ['400', '401', '404', '422'].map((status) => [status, { description: 'refused', ...json({ $ref: '#/components/schemas/Problem' }) }]),
);
const link = (operationId: string, more: JsonObject = {}): JsonObject => ({
  operationId,
  parameters: { id: '$response.body#/id' },
  ...more,
});
const stored = { operation: 'listThings', search: '/query/search', list: '/items', mark: '/title' };
const THING = { $ref: '#/components/schemas/Thing' };
const OF_ONE = { from: { operation: 'createThing', bind: { '/id': '/path/id' } }, unknown: { '/path/id': 'none' } };
const ID = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];

function listing({ limit }: Things): JsonObject {
  const search = { name: 'search', in: 'query', schema: { type: 'string' } };
  return {
    operationId: 'listThings',
    'x-source': source,
    ...(limit === undefined ? {} : { 'x-list': { items: '/items', limit: '/query/limit' } }),
    parameters: limit === undefined ? [search] : [search, { name: 'limit', in: 'query', schema: limit, example: 5 }],
    responses: { '200': { description: 'a page' }, ...refused },
  };
}

function creating({ example }: Things): JsonObject {
  return {
    operationId: 'createThing',
    'x-source': source,
    'x-writes': true,
    'x-valid-request': { mark: '/body/title', anyBody: true },
    'x-cleanup': 'remove',
    'x-stored': stored,
    requestBody: { required: true, ...json(THING, { example }) },
    responses: { '201': { description: 'made', links: { remove: link('removeThing') } }, ...refused },
  };
}

function bulk({ example, most = 12 }: Things): JsonObject {
  const things = { type: 'array', minItems: 1, maxItems: most, items: THING };
  const body = json({ type: 'object', required: ['things'], properties: { things } }, { example: { things: [example] } });
  return {
    operationId: 'createThings',
    'x-source': source,
    'x-writes': true,
    'x-cleanup': 'remove',
    'x-stored': stored,
    'x-bulk': {
      items: '/things',
      answer: { kind: 'split', created: '/created', errors: '/errors', index: '/index', fields: { list: '/fields', name: '/name' } },
      statuses: { allGood: [200], someBad: [200], allBad: [200] },
      allBadAsError: false,
      mark: '/title',
      compare: [],
    },
    requestBody: { required: true, ...body },
    responses: { '200': { description: 'made', links: { remove: link('removeThing', { 'x-each': '/created' }) } }, ...refused },
  };
}

function described(things: Things): JsonObject {
  const remove = { operationId: 'removeThing', 'x-source': source, 'x-writes': true, 'x-valid-request': OF_ONE };
  const removing = { parameters: ID, delete: { ...remove, responses: { '204': { description: 'removed' }, ...refused } } };
  const codes = { malformed: 400, invalid: 422, unauthorized: 401, unknown: 404 };
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    'x-error-format': {
      version: 1,
      name: 'things',
      title: 'Things',
      smoke: 'listThings',
      reading: {
        success: { by: 'status' },
        errorMarks: { members: ['/code'] },
        code: '/code',
        message: '/message',
        fields: { list: '/fields', name: '/name' },
        errorSchema: '/components/schemas/Problem',
      },
      fields: { naming: 'json-pointer', with: ['invalid'] },
      catalogue: Object.entries(codes).map(([code, status]) => ({ code, statuses: [status], meaning: code, source })),
      causes: {
        badKey: 'unauthorized',
        malformedJson: 'malformed',
        emptyBody: 'malformed',
        notAnObject: 'malformed',
        invalid: 'invalid',
        unknown: 'unknown',
        notAnId: 'unknown',
      },
    },
    paths: {
      ...things.first,
      '/things': { get: listing(things), post: creating(things) },
      '/things/bulk': { post: bulk(things) },
      '/things/{id}': { ...removing, ...asObject(member(things.first, '/things/{id}')) },
    },
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      schemas: {
        Thing: things.schema,
        Problem: { type: 'object', required: ['code', 'message'], properties: { code: { type: 'string' }, message: { type: 'string' } } },
      },
    },
  };
}

const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** The description of the things. */
export function formatOf(things: Things): Format {
  const folder = mkdtempSync(join(tmpdir(), 'errspec-things-'));
  try {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(described(things)));
    return loadFormat(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Answer {
  readonly status: number;
  readonly body?: Json;
}

const refuse = (status: number, code: string, fields: readonly string[] = []): Answer => ({
  status,
  body: { code, message: `It is ${code}`, fields: fields.map((name) => ({ name })) },
});

/** A server of the things that judges by their schema; it lies only where `stores` and `page` do. */
class Server {
  readonly #things: Things;
  readonly #check: Validator;
  readonly #kept = new Map<string, JsonObject>();

  constructor(things: Things, format: Format) {
    this.#things = things;
    this.#check = validator(format, '/components/schemas/Thing');
  }

  answer({ method, path, headers, body }: WireRequest): Answer {
    if (!headers.some(([name, value]) => name.toLowerCase() === 'x-key' && value === KEY)) return refuse(401, 'unauthorized');
    const { pathname, searchParams } = new URL(path, 'http://things');
    const id = /^\/things\/([^/]+)$/.exec(pathname)?.[1];
    if (method === 'GET' && pathname === '/things') return this.#list(searchParams);
    if (method === 'DELETE' && id !== undefined) return this.#kept.delete(id) ? { status: 204 } : refuse(404, 'unknown');
    if (method !== 'POST' && (method !== 'PUT' || !this.#kept.has(id ?? ''))) return refuse(404, 'unknown');
    const sent = jsonOf(body);
    if (!isObject(sent)) return refuse(400, 'malformed');
    if (pathname === '/things/bulk') return this.#many(sent);
    const wrong = this.#wrong(sent);
    if (wrong.length > 0) return refuse(422, 'invalid', wrong);
    return pathname === '/things' ? { status: 201, body: this.#keep(sent) } : { status: 200, body: sent };
  }

  #list(query: URLSearchParams): Answer {
    const limit = query.get('limit') ?? '10';
    if (this.#things.limit !== undefined && !isGood(this.#things.limit, limit)) return refuse(422, 'invalid', ['/limit']);
    const found = [...this.#kept.values()].filter(({ title }) => String(title).includes(query.get('search') ?? ''));
    return { status: 200, body: { items: found.slice(0, Math.min(Number(limit), this.#things.page ?? Number.POSITIVE_INFINITY)) } };
  }

  #many(sent: JsonObject): Answer {
    const items = sent['things'];
    const { most = 12, stores = (_: number, isGood: boolean) => (isGood ? 1 : 0) } = this.#things;
    if (!isArray(items) || items.length < 1 || items.length > most) return refuse(422, 'invalid', ['/things']);
    const wrong = items.map((item) => this.#wrong(item));
    const created = items.flatMap((item, index) => {
      const isFine = wrong[index]?.length === 0;
      const made = Array.from({ length: isObject(item) ? stores(index, isFine) : 0 }, () => this.#keep(asObject(item)));
      return isFine ? [made[0] ?? { ...asObject(item), id: crypto.randomUUID() }] : [];
    });
    const errors = wrong.flatMap((names, index) => (names.length === 0 ? [] : [{ index, fields: names.map((name) => ({ name })) }]));
    return { status: 200, body: { created, errors } };
  }

  #keep(thing: JsonObject): JsonObject {
    const id = crypto.randomUUID();
    const kept = { ...thing, id };
    this.#kept.set(id, kept);
    return kept;
  }

  /** Names of what is wrong: the thing as a whole only where nothing of it is. */
  #wrong(thing: Json): readonly string[] {
    const all = [...new Set(this.#check(thing).map(({ pointer }) => pointer))];
    const inner = all.filter((pointer) => pointer !== '');
    return inner.length > 0 ? inner : all.map(() => '/');
  }
}

function isGood({ minimum = 1, maximum = Number.POSITIVE_INFINITY, enum: choices }: JsonObject, text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  return isArray(choices) ? choices.includes(Number(text)) : Number(text) >= Number(minimum) && Number(text) <= Number(maximum);
}

function jsonOf(body: Uint8Array | undefined): Json | undefined {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** The report of a run against a server of the things in this process. */
export async function judgedThings(things: Things, runs = 60): Promise<Report> {
  const format = formatOf(things);
  const server = new Server(things, format);
  const wire: OpenWire = () => ({
    exchange: async (request) => {
      const { status, body } = server.answer(request);
      const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body));
      return { kind: 'answered', status, headers: [['content-type', 'application/json']], body: bytes };
    },
    close: async () => {},
  });
  const outcome = await check({
    formats: [{ format, target: 'http://127.0.0.1:1', apiKey: KEY }],
    requirements,
    seed: 1,
    runs,
    concurrency: 8,
    timeoutMs: 5_000,
    headers: [],
    httpStatus: 'any',
    readOnly: false,
    assumed: false,
    strict: false,
    only: [],
    skip: [],
    keep: false,
    signal: new AbortController().signal,
    onProgress: () => {},
    wire,
    tool: 'errspec test',
  });
  if (outcome.kind === 'judged') return outcome.report;
  throw new Error(`Not judged: ${JSON.stringify(outcome.reason)}`);
}
