import { isArray, isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { formatOf } from '../../src/load/format.ts';
import type { Format } from '../../src/model/format.ts';
import type { OpenWire, RawAnswer, WireRequest } from '../../src/model/wire.ts';
import { validator } from '../../src/schema/validate.ts';
import { bookDocument } from './document.ts';

const ITEM = '/components/schemas/Item';

/** One item of a bulk, as the server dealt with it. */
export interface Handled {
  readonly item: Json;
  readonly index: number;
  /** The names of the broken members; empty if it was created. */
  readonly broken: readonly string[];
}

/** A way in which real APIs answer bulks. */
export interface BulkStyle {
  readonly title: string;
  /** The location of the items in the request body. */
  readonly items: string;
  readonly answer: JsonObject;
  /** The body is lines of JSON, an item each. */
  readonly lines?: true;
  /** The answer; `items` are in the order that they were sent in. */
  readonly write: (items: readonly Handled[]) => Json;
}

const idOf = ({ item }: Handled): Json => member(item, 'id') ?? null;
const created = ({ item }: Handled): Json => ({ ...(isObject(item) ? item : {}), rev: '1' });
const isGood = ({ broken }: Handled): boolean => broken.length === 0;
const errorsOf = ({ broken }: Handled): Json => broken.map((field) => ({ field, reason: 'wrong' }));
const fields = { list: '/errors', name: '/field', message: '/reason' };

/** Bulks of public APIs. */
export const STYLES: readonly BulkStyle[] = [
  {
    title: 'two lists with keys of the client (AWS)',
    items: '/Entries',
    answer: { kind: 'split', created: '/Successful', errors: '/Failed', key: { sent: '/id', read: '/Id' } },
    write: (items) => ({
      Successful: items.filter(isGood).map((each) => ({ Id: idOf(each), ...(isObject(each.item) ? each.item : {}) })),
      Failed: items.filter((each) => !isGood(each)).map((each) => ({ Id: idOf(each), SenderFault: true, Code: 'Invalid' })),
    }),
  },
  {
    title: 'a list at the root in which failures have a member (CouchDB)',
    items: '/docs',
    answer: { kind: 'results', results: '', failed: { has: ['/error'] }, key: { sent: '/id', read: '/id' } },
    write: (items) =>
      items.map((each) => (isGood(each) ? { ok: true, id: idOf(each), rev: '1' } : { id: idOf(each), error: 'forbidden', reason: 'No.' })),
  },
  {
    title: 'lines, and a list of objects with one member of any name (Elasticsearch)',
    lines: true,
    items: '',
    answer: { kind: 'results', results: '/items', inside: true, status: '/status' },
    write: (items) => ({
      took: 3,
      errors: !items.every(isGood),
      items: items.map((each) => ({
        [each.index % 2 === 0 ? 'index' : 'create']: isGood(each)
          ? { _id: idOf(each), status: 201 }
          : { status: 400, error: { type: 'x' } },
      })),
    }),
  },
  {
    title: 'two lists with an element for each item',
    items: '/items',
    answer: { kind: 'split', created: '/data', errors: '/failures', positional: true, fields },
    write: (items) => ({
      data: items.map((each) => (isGood(each) ? created(each) : null)),
      failures: items.map((each) => (isGood(each) ? null : { errors: errorsOf(each) })),
    }),
  },
  {
    title: 'a body that is the list, and names with the location of the item',
    items: '',
    answer: { kind: 'results', results: '/results', failed: { has: ['/errors'] }, value: '/value', wholeNames: true, fields },
    write: (items) => ({
      results: items.map((each) =>
        isGood(each)
          ? { value: created(each) }
          : { errors: each.broken.map((field) => ({ field: field === '' ? `${each.index}` : `${each.index}.${field}`, reason: 'wrong' })) },
      ),
    }),
  },
];

/** The description of a server with such a bulk. */
export function formatOfBulk({ items, answer, lines }: BulkStyle): Format {
  const source: Json = { basis: 'documented', where: 'Items' };
  const responses = { 200: { description: 'done' }, 400: { description: 'an error' }, 422: { description: 'an error' } };
  const list: JsonObject = { type: 'array', minItems: 1, maxItems: 8, items: { $ref: `#${ITEM}` } };
  const name = items.slice(1);
  const schema: JsonObject = name === '' ? list : { type: 'object', required: [name], properties: { [name]: list } };
  const one: Json = [{ id: 'a', title: 'Emma', year: 1815 }];
  const example: Json = name === '' ? one : { [name]: one };
  const value = bookDocument(
    { extends: 'rfc9457', fields: { naming: 'dotted' } },
    {
      '/items': {
        get: { operationId: 'listItems', 'x-source': source, responses },
        post: {
          operationId: 'createItems',
          'x-source': source,
          'x-writes': true,
          'x-bulk': { items, answer, statuses: { allGood: [200] } },
          requestBody: { required: true, content: { [lines === true ? 'application/x-ndjson' : 'application/json']: { schema, example } } },
          responses,
        },
      },
    },
    {
      schemas: {
        Item: {
          type: 'object',
          required: ['id', 'title'],
          properties: {
            id: { type: 'string', minLength: 1 },
            title: { type: 'string', maxLength: 40 },
            year: { type: 'integer', minimum: 0, maximum: 3000 },
          },
        },
      },
    },
  );
  return formatOf('bulk.yaml', { value, lineOf: () => undefined });
}

/** A server with such a bulk; a lying one deals with the items in another order than it says. */
export function bulkServer(style: BulkStyle, format: Format, lies: boolean): OpenWire {
  const respond = ({ method, body }: WireRequest): RawAnswer => {
    if (method === 'GET') return raw(200, []);
    let value: Json;
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(body ?? new Uint8Array());
      value = style.lines === true ? text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)])) : JSON.parse(text);
    } catch {
      return problem(400, []);
    }
    const items = at(value, style.items);
    if (!isArray(items) || items.length === 0 || items.length > 8) return problem(422, [style.items.slice(1)]);
    const validate = validator(format, ITEM);
    const handled = items.map((item, index): Handled => ({ item, index, broken: validate(item).map(({ pointer }) => pointer.slice(1)) }));
    return raw(200, style.write(lies ? handled.map((each, index) => ({ ...each, broken: handled.at(index - 1)?.broken ?? [] })) : handled));
  };
  return () => ({ exchange: async (request) => respond(request), close: async () => {} });
}

function raw(status: number, body: Json, mediaType = 'application/json'): RawAnswer {
  return { kind: 'answered', status, headers: [['content-type', mediaType]], body: Buffer.from(JSON.stringify(body)) };
}

function problem(status: number, names: readonly string[]): RawAnswer {
  const errors = names.map((name) => ({ pointer: name === '' ? '$' : name, detail: 'wrong' }));
  return raw(status, { title: 'No.', status, ...(errors.length === 0 ? {} : { errors }) }, 'application/problem+json');
}
