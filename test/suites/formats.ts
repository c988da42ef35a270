import type { Json, JsonObject } from '../../src/json/json.ts';
import type { Entry, ErrorShape, Expected, Format, Operation, Source } from '../../src/model/format.ts';

const source: Source = { basis: 'documented', where: 'test' };
const only = (...entries: readonly string[]): Expected => ({ entries, accepted: false, anyEntry: false });

function entry(id: string, statuses: readonly number[], parts: Partial<Entry> = {}): Entry {
  return {
    id,
    level: 'class',
    code: id,
    statuses,
    classes: [],
    message: undefined,
    meaning: id,
    operations: 'all',
    source,
    pointer: `/x-error-format/catalogue/${id}`,
    ...parts,
  };
}

function operation(id: string, parts: Partial<Operation> = {}): Operation {
  return {
    id,
    method: 'POST',
    path: `/${id}`,
    summary: id,
    writes: true,
    secured: true,
    source,
    parameters: [],
    body: undefined,
    responses: [],
    valid: {
      request: { path: {}, query: {}, header: {}, body: undefined },
      states: [],
      bind: new Map(),
      from: undefined,
      unknown: new Map(),
      onlyInStates: false,
      anyBody: false,
      anyQuery: false,
      basis: 'written',
      unsure: [],
      mark: undefined,
    },
    cases: [],
    bulk: undefined,
    cleanup: undefined,
    readBack: undefined,
    gone: [],
    stored: undefined,
    list: undefined,
    pointer: `/paths/~1${id}/post`,
    ...parts,
  };
}

const text = { type: 'string' };
const object = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  type: 'object',
  properties,
  required: [...required],
});
const json = (status: number, name: string) => ({
  status,
  mediaType: 'application/json',
  schema: { $ref: `#/components/schemas/${name}` },
  schemaPointer: `/components/schemas/${name}`,
});

const fieldEntry = object({ field: text, message: text }, ['field', 'message']);

const plainSchemas: JsonObject = {
  Error: object(
    {
      error: object({ code: text, message: text, fields: { type: ['array', 'null'], items: fieldEntry } }, ['code', 'message']),
      trace: text,
    },
    ['error', 'trace'],
  ),
  Thing: object({ id: text, trace: text }, ['id', 'trace']),
  Bulk: object(
    {
      made: { type: 'array', items: object({ name: text }, ['name']) },
      bad: {
        type: 'array',
        items: object({ at: { type: 'integer', minimum: 0 }, why: { type: 'array', items: fieldEntry } }, ['at', 'why']),
      },
      sum: object({ sent: { type: 'integer' }, ok: { type: 'integer' }, ko: { type: 'integer' } }, ['sent', 'ok', 'ko']),
      trace: text,
    },
    ['made', 'bad', 'sum', 'trace'],
  ),
};

const shapeAt = (where: string, fields: ErrorShape['fields']): ErrorShape => ({
  when: undefined,
  code: { at: `${where}/code`, within: undefined, none: [], status: false, otherwise: undefined },
  message: { at: [`${where}/message`], list: false, optional: false },
  fields,
  schema: '/components/schemas/Error',
});

/** Errors by status, with blamed fields, request ids, limits and a bulk; all names are the test's own. */
export const plain: Format = {
  name: 'plain',
  otherAuths: [],
  usual: new Set(),
  warnings: [],
  outOfReach: [],
  title: 'Plain',
  basePath: '/',
  smoke: 'make',
  auth: { kind: 'header', name: 'X-Key' },
  reading: {
    mediaTypes: ['application/json'],
    success: { by: 'status' },
    errorMarks: { members: ['/error'], mediaTypes: ['application/problem+json'] },
    detail: undefined,
    requestId: { at: '/trace', header: undefined, uuid: true },
    data: ['/data'],
    shapes: [shapeAt('/error', { list: '/error/fields', name: '/field', message: '/message' })],
  },
  statuses: { policy: undefined, unreadable: [], serverErrors: { from: 500, codes: ['CRASH'], details: [] } },
  fields: { naming: 'last-member', with: ['INVALID'] },
  limits: {
    entry: 'SLOW',
    headers: { limit: 'X-Limit', remaining: 'X-Left' },
    reset: 'time',
    retryAfter: true,
    rate: undefined,
  },
  catalogue: [
    entry('BROKEN', [400]),
    entry('INVALID', [400]),
    entry('NO_KEY', [401]),
    entry('NO_WRITE', [403], { operations: 'writes' }),
    entry('MISSING', [404], { message: 'There is no such thing' }),
    entry('OPEN', [409], { code: undefined, operations: ['make'] }),
    entry('SLOW', [429]),
    entry('CRASH', [500]),
  ],
  constraints: new Map(),
  causes: {
    badKey: only('NO_KEY'),
    forbidden: only('NO_WRITE'),
    malformedJson: only('BROKEN'),
    emptyBody: only('BROKEN', 'INVALID'),
    notAnObject: only('BROKEN', 'INVALID'),
    invalid: only('INVALID'),
    unknown: only('MISSING'),
    notAnId: only('MISSING', 'INVALID'),
  },
  states: new Map(
    ['the key is revoked', 'the key may only read', 'the limit is spent'].map((name) => [
      name,
      { name, values: ['apiKey'], shared: false, source, pointer: '/x-error-format/states' },
    ]),
  ),
  operations: [
    operation('make', {
      responses: [json(201, 'Thing'), json(400, 'Error'), json(401, 'Error')],
      cases: [
        {
          name: 'read-only key',
          states: ['the key may only read'],
          bind: new Map(),
          change: [],
          expect: only('NO_WRITE'),
          blames: [],
          like: undefined,
          source,
          pointer: '/case',
        },
      ],
    }),
    operation('look', { method: 'GET', writes: false, responses: [json(200, 'Thing'), json(400, 'Error')] }),
    operation('draw', {
      method: 'GET',
      writes: false,
      responses: [{ status: 200, mediaType: 'image/svg+xml', schema: undefined, schemaPointer: undefined }],
    }),
    operation('makeMany', {
      responses: [json(201, 'Bulk'), json(200, 'Bulk')],
      bulk: {
        items: '/things',
        min: 1,
        max: 5,
        limited: true,
        lines: [],
        unique: false,
        itemSchema: true,
        itemPointer: '/components/schemas/Item',
        answer: {
          kind: 'split',
          created: '/made',
          errors: '/bad',
          index: '/at',
          fields: { list: '/why', name: '/field', message: '/message' },
          summary: { submitted: '/sum/sent', created: '/sum/ok', failed: '/sum/ko' },
        },
        statuses: { allGood: [201], someBad: [200, 201], allBad: [200, 201, 400] },
        allBadAsError: true,
        mark: undefined,
        compare: [{ sent: '/name', read: '/name', when: [] }],
      },
    }),
  ],
  cases: [],
  document: { components: { schemas: plainSchemas } },
};

const envelope = (data: Json) => ({ ok: object({ code: { const: 0 }, message: text, data }, ['code', 'message', 'data']) });

/** Like `plain`, with a code for each field. */
export const coded: Format = {
  ...plain,
  name: 'coded',
  reading: { ...plain.reading, shapes: [shapeAt('/error', { list: '/error/fields', name: '/field', message: '/message', code: '/code' })] },
  fields: { naming: 'last-member', with: ['INVALID'], codes: { default: ['ABSENT'] } },
};

/** Errors by a member, with detail codes, a status policy and unreadable answers. */
export const enveloped: Format = {
  ...plain,
  name: 'enveloped',
  reading: {
    mediaTypes: ['application/json'],
    success: { by: 'member', at: '/code', equals: 0 },
    errorMarks: { members: ['/detail'], mediaTypes: [] },
    detail: { at: '/detail', none: [0, null], requiredWith: [400], closed: { from: 10, to: 19 } },
    requestId: undefined,
    data: [],
    shapes: [shapeAt('', undefined)],
  },
  statuses: {
    policy: { at: '/code', allowed: ['mirror', 'ok'] },
    unreadable: [404, 502],
    serverErrors: { from: 500, codes: [502], details: [10] },
  },
  fields: undefined,
  limits: undefined,
  catalogue: [
    entry('400', [400], { code: 400 }),
    entry('401', [401], { code: 401 }),
    entry('403', [403], { code: 403, operations: 'writes' }),
    entry('404', [404], { code: 404 }),
    entry('502', [502], { code: 502 }),
    entry('10', [400, 502], { level: 'detail', code: 10, classes: [400, 502], message: 'System error' }),
    entry('11', [400], { level: 'detail', code: 11, classes: [400], message: 'Bad parameters' }),
    entry('12', [400, 404], { level: 'detail', code: 12, classes: [400, 404], message: 'Not found' }),
  ],
  causes: {
    badKey: only('401'),
    forbidden: only('403'),
    malformedJson: only('400'),
    emptyBody: { entries: ['400'], accepted: true, anyEntry: false },
    notAnObject: only('400'),
    invalid: only('11'),
    unknown: only('12'),
    notAnId: only('12', '11'),
  },
  operations: [operation('call', { responses: [json(200, 'ok')] }), operation('fetch', { writes: false, responses: [json(200, 'ok')] })],
  document: {
    components: {
      schemas: {
        Error: object({ code: { type: 'integer' }, message: text, detail: { type: ['integer', 'null'] } }, ['code', 'message']),
        ...envelope({ type: 'object' }),
      },
    },
  },
};
