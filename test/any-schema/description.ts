import type { Json, JsonObject } from '../../src/json/json.ts';
import { formatOf } from '../../src/load/format.ts';
import type { FieldRules, Format } from '../../src/model/format.ts';

/** The description of a small API. All of it is always the same except for the members here, above all the schema of its bodies. */
export interface Described {
  /** The schema of the body of a create, and of the items of a bulk. */
  readonly schema: JsonObject;
  /** A valid body. */
  readonly example: Json;
  /** Schemas that it refers to, as `#/components/schemas/<name>`. */
  readonly schemas?: JsonObject;
  readonly naming?: FieldRules['naming'];
  /** Pointer to the text member of a body that may hold the run tag; `undefined` if there is none. */
  readonly mark?: string;
  /** Pointers to members that are read back as they were sent. */
  readonly compare?: readonly string[];
  /** Whether any valid body is accepted, so that fuzzing sends random ones. Default: true. */
  readonly anyBody?: boolean;
  readonly bulk?: Bulk | 'none';
  /** Further parameters of the listing. */
  readonly parameters?: readonly JsonObject[];
  /** Their values in the valid request; by default the examples of the parameters. */
  readonly query?: JsonObject;
  /** Whether query parameters are independent. */
  readonly anyQuery?: boolean;
  /** The schema of the data of a thing in an answer. */
  readonly answered?: JsonObject;
}

export interface Bulk {
  readonly least?: number;
  readonly most?: number;
  /** The items of the valid request. */
  readonly example?: readonly Json[];
  /** The schema of the items, if it is not that of a single create. */
  readonly items?: JsonObject;
}

/** The member of an answer that contains the data as it was sent. */
export const DATA = 'data';

/** The base path and the API key of the server. */
export const [BASE, API_KEY] = ['/v1', 'things-key-0123456789'];

/** The format of a description. */
export function formatFrom(described: Described): Format {
  return formatOf('any-schema.json', { value: documentOf(described), lineOf: () => undefined });
}

const MEDIA_TYPE = 'application/json';
const SOURCE: JsonObject = { basis: 'documented', where: 'Things' };
const PROBLEM: JsonObject = { $ref: '#/components/responses/Problem' };
const REFUSALS: JsonObject = { '400': PROBLEM, '401': PROBLEM, '404': PROBLEM, '422': PROBLEM };
const NAMED: JsonObject = { list: '/fields', name: '/name', message: '/message' };
const DELETED: JsonObject = { operationId: 'deleteThing', parameters: { id: '$response.body#/id' } };

/** The description as a document: list, create, read and delete, and many created at once. */
export function documentOf(described: Described): JsonObject {
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    servers: [{ url: BASE }],
    security: [{ key: [] }],
    'x-error-format': errorFormat(described),
    paths: {
      '/things': { get: listing(described), post: creating(described) },
      ...(described.bulk === 'none' ? {} : { '/things/bulk': { post: creatingMany(described, described.bulk ?? {}) } }),
      '/things/{id}': one(),
    },
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      responses: { Problem: { description: 'What is wrong', content: jsonOf({ $ref: '#/components/schemas/Problem' }) } },
      schemas: { Problem: problem, ...described.schemas },
    },
  };
}

const problem: JsonObject = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: { type: 'string' }, message: { type: 'string' }, fields: { type: ['array', 'null'] } },
};

function errorFormat({ naming = 'dotted' }: Described): JsonObject {
  const entry = (code: string, status: number): JsonObject => ({ code, statuses: [status], meaning: `${code}.`, source: SOURCE });
  return {
    version: 1,
    name: 'things',
    title: 'Things',
    smoke: 'listThings',
    reading: {
      success: { by: 'status' },
      errorMarks: { members: ['/code'] },
      code: '/code',
      message: '/message',
      fields: NAMED,
      errorSchema: '/components/schemas/Problem',
    },
    fields: { naming, with: ['invalid'] },
    catalogue: [entry('malformed', 400), entry('invalid', 422), entry('unauthorized', 401), entry('not_found', 404)],
    causes: {
      badKey: 'unauthorized',
      malformedJson: 'malformed',
      emptyBody: ['malformed', 'invalid'],
      notAnObject: ['malformed', 'invalid'],
      invalid: 'invalid',
      unknown: 'not_found',
      notAnId: ['not_found', 'invalid'],
    },
  };
}

function listing({ parameters = [], query, anyQuery = false }: Described): JsonObject {
  return {
    operationId: 'listThings',
    'x-source': SOURCE,
    'x-valid-request': { ...(query === undefined ? {} : { query }), anyQuery },
    'x-list': { items: '/items', limit: '/query/limit' },
    parameters: [
      { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 }, example: 10 },
      { name: 'search', in: 'query', schema: { type: 'string' } },
      ...parameters,
    ],
    responses: { '200': { description: 'Things' }, ...REFUSALS },
  };
}

function creating({ schema, example, mark, compare = [], anyBody = true, answered }: Described): JsonObject {
  const thing: JsonObject = { type: 'object', required: ['id', DATA], properties: { id: { type: 'string' }, [DATA]: answered ?? true } };
  const read: JsonObject = { operationId: 'readThing', parameters: { id: '$response.body#/id' } };
  return {
    operationId: 'createThing',
    'x-source': SOURCE,
    'x-writes': true,
    'x-valid-request': { ...(mark === undefined ? {} : { mark: `/body${mark}` }), anyBody },
    'x-cleanup': 'deleted',
    ...(compare.length === 0 ? {} : { 'x-read-back': { link: 'read', compare: compare.map(compared) } }),
    ...storedBy(mark),
    requestBody: { required: true, content: jsonOf(schema, example) },
    responses: { '201': { description: 'The thing', content: jsonOf(thing), links: { read, deleted: DELETED } }, ...REFUSALS },
  };
}

function creatingMany({ schema, example, mark, compare = [] }: Described, bulk: Bulk): JsonObject {
  const { least = 1, most = 12, items = schema } = bulk;
  const list: JsonObject = { type: 'array', minItems: least, maxItems: most, items };
  // Items with a schema of their own have no members that could be tagged or compared.
  const own = bulk.items === undefined;
  return {
    operationId: 'createThings',
    'x-source': SOURCE,
    'x-writes': true,
    'x-cleanup': 'deleted',
    ...(own ? storedBy(mark) : {}),
    'x-bulk': {
      items: '/things',
      answer: { kind: 'split', created: '/created', errors: '/errors', index: '/index', fields: NAMED },
      statuses: { allGood: [200], someBad: [200], allBad: [200, 422] },
      ...(mark === undefined || !own ? {} : { mark }),
      compare: own ? compare.map(compared) : [{ sent: '', read: `/${DATA}` }],
    },
    requestBody: {
      required: true,
      content: jsonOf({ type: 'object', required: ['things'], properties: { things: list } }, { things: bulk.example ?? [example] }),
    },
    responses: { '200': { description: 'What became of each', links: { deleted: { ...DELETED, 'x-each': '/created' } } }, ...REFUSALS },
  };
}

function one(): JsonObject {
  const of: JsonObject = {
    from: { operation: 'createThing', bind: { '/id': '/path/id' } },
    unknown: { '/path/id': '00000000-0000-4000-8000-000000000000' },
  };
  return {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    get: {
      operationId: 'readThing',
      'x-source': SOURCE,
      'x-valid-request': of,
      responses: { '200': { description: 'The thing' }, ...REFUSALS },
    },
    delete: {
      operationId: 'deleteThing',
      'x-source': SOURCE,
      'x-writes': true,
      'x-valid-request': of,
      responses: { '204': { description: 'It is gone' }, ...REFUSALS },
    },
  };
}

function storedBy(mark: string | undefined): JsonObject {
  if (mark === undefined) return {};
  return { 'x-stored': { operation: 'listThings', search: '/query/search', list: '/items', mark: `/${DATA}${mark}` } };
}

function compared(member: string): JsonObject {
  return { sent: member, read: `/${DATA}${member}` };
}

function jsonOf(schema: JsonObject, example?: Json): JsonObject {
  return { [MEDIA_TYPE]: { schema, ...(example === undefined ? {} : { example }) } };
}
