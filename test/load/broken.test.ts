import { describe, expect, test } from 'vitest';
import { isObject, type Json } from '../../src/json/json.ts';
import { type Pointer, without, withValue } from '../../src/json/pointer.ts';
import { DescriptionError } from '../../src/load/problems.ts';
import { parcels, problemsOf } from './parcels.ts';

/** A mistake: the changed value (`undefined`: deleted), and the expected problem. */
interface Mistake {
  readonly title: string;
  readonly at: Pointer;
  readonly put: Json | undefined;
  /** The location of the problem, if it is not `at`. */
  readonly reportedAt?: Pointer;
  readonly value?: Json;
  /** One of the values that the problem lists as allowed. */
  readonly allowed?: Json;
}

const ROOT = '/x-error-format';
const SEND = '/paths/~1parcels/post';
const MANY = '/paths/~1parcels~1many/post';
const READ = '/components/pathItems/OneParcel/get';

const mistakes: readonly Mistake[] = [
  { title: 'another version of OpenAPI', at: '/openapi', put: '3.0.3', value: '3.0.3', allowed: '3.1.0' },
  { title: 'another version of the extension', at: `${ROOT}/version`, put: 2, value: 2, allowed: 1 },
  { title: 'no server', at: '/servers', put: undefined },
  { title: 'no extension at all', at: ROOT, put: undefined, reportedAt: '' },
  { title: 'a missing keyword', at: `${ROOT}/reading/code`, put: undefined },
  { title: 'a misspelled keyword', at: `${ROOT}/limts`, put: {}, value: 'limts', allowed: 'limits' },
  { title: 'a misspelled keyword of an operation', at: `${SEND}/x-writs`, put: true, value: 'x-writs', allowed: 'x-writes' },
  {
    title: 'a misspelled keyword of a schema',
    at: '/components/schemas/Parcel/properties/grams/x-plausable',
    put: [1],
    value: 'x-plausable',
    allowed: 'x-plausible',
  },
  {
    title: 'a misspelled basis of a source',
    at: '/components/schemas/Parcel/properties/fragile/x-source/basis',
    put: 'asumed',
    value: 'asumed',
    allowed: 'assumed',
  },
  { title: 'a value outside its enum', at: `${ROOT}/fields/naming`, put: 'last', value: 'last', allowed: 'last-member' },
  { title: 'an invalid JSON Pointer', at: `${ROOT}/reading/message`, put: 'text', value: 'text' },
  { title: 'a value of the wrong type', at: `${ROOT}/limits/retryAfter`, put: 'yes', value: 'yes' },
  { title: 'a status out of range', at: `${ROOT}/catalogue/0/statuses/0`, put: 42, value: 42 },
  { title: 'a success by member without "equals"', at: `${ROOT}/reading/success/equals`, put: undefined },
  { title: 'a detail with statuses', at: `${ROOT}/catalogue/5/statuses`, put: [400], value: [400] },
  {
    title: 'details without reading.detail',
    at: `${ROOT}/reading/detail`,
    put: undefined,
    reportedAt: `${ROOT}/catalogue/5/detail`,
    value: 11,
  },
  { title: 'an open code without an id', at: `${ROOT}/catalogue/3/id`, put: undefined },
  { title: 'a duplicate entry id', at: `${ROOT}/catalogue/1/id`, put: '4', value: '4', reportedAt: `${ROOT}/catalogue/1/id` },
  { title: 'an entry id that is a keyword', at: `${ROOT}/catalogue/3/id`, put: 'any', value: 'any' },
  { title: 'a class that is not a code', at: `${ROOT}/catalogue/5/classes/1`, put: 8, value: 8, allowed: 7 },
  {
    title: 'an entry of an unknown operation',
    at: `${ROOT}/catalogue/4/operations/0`,
    put: 'readParcl',
    value: 'readParcl',
    allowed: 'readParcel',
  },
  { title: 'an unknown entry in a cause', at: `${ROOT}/causes/badKey`, put: '55', value: '55', allowed: '5' },
  {
    title: 'an unknown entry in a member',
    at: '/components/schemas/Parcel/properties/to/x-on-violation/default/1',
    put: '12',
    value: '12',
    allowed: '11',
  },
  { title: 'an unknown entry in a case', at: `${SEND}/x-error-cases/0/expect/0`, put: '99', value: '99', allowed: 'accepted' },
  { title: 'an unknown entry for the rate limit', at: `${ROOT}/limits/entry`, put: 60, value: 60, allowed: '6' },
  { title: 'an unknown entry that lists fields', at: `${ROOT}/fields/with/0`, put: '44', value: '44', allowed: '4' },
  {
    title: 'a list of fields that is an object in the error schema',
    at: `${ROOT}/reading/fields/list`,
    put: '',
    reportedAt: `${ROOT}/reading/fields/list`,
    value: '',
  },
  { title: 'fields without reading.fields', at: `${ROOT}/reading/fields`, put: undefined, reportedAt: `${ROOT}/fields` },
  {
    title: 'a missing error schema',
    at: `${ROOT}/reading/errorSchema`,
    put: '/components/schemas/Problm',
    value: '/components/schemas/Problm',
    allowed: '/components/schemas/Problem',
  },
  {
    title: 'an unknown state',
    at: `${READ}/x-valid-request/states/0`,
    put: 'a parcl exists',
    value: 'a parcl exists',
    allowed: 'a parcel exists',
  },
  {
    title: 'an unknown state of a shared case',
    at: `${ROOT}/cases/0/states/0`,
    put: 'the key was lost',
    value: 'the key was lost',
    allowed: 'the key was stolen',
  },
  {
    title: 'two states that answer a key',
    at: `${READ}/x-error-cases/0/states/0`,
    put: 'the key was stolen',
    reportedAt: `${READ}/x-error-cases/0/states`,
    value: ['the key was stolen', 'the key is worn out'],
  },
  {
    title: 'a bind of a value that no state answers',
    at: `${READ}/x-error-cases/0/bind`,
    put: { ident: '/path/id' },
    reportedAt: `${READ}/x-error-cases/0/bind/ident`,
    value: 'ident',
    allowed: 'id',
  },
  {
    title: 'a state whose value is not bound',
    at: `${SEND}/x-error-cases/0/states`,
    put: ['a parcel exists'],
    value: 'a parcel exists',
    allowed: 'id',
  },
  { title: 'an invalid request location', at: `${SEND}/x-error-cases/0/change/0/set`, put: '/boddy/grams', value: '/boddy/grams' },
  {
    title: 'a parameter that the operation lacks',
    at: `${READ}/x-valid-request/bind/id`,
    put: '/path/ident',
    reportedAt: `${READ}/x-valid-request/bind/id`,
    value: '/path/ident',
    allowed: '/path/id',
  },
  {
    title: 'a body location of an operation without a body',
    at: `${READ}/x-valid-request/unknown`,
    put: { '/body/id': 1 },
    reportedAt: `${READ}/x-valid-request/unknown/~1body~1id`,
    value: '/body/id',
  },
  { title: 'a duplicate case name', at: `${SEND}/x-error-cases/1/name`, put: 'heavy', value: 'heavy' },
  { title: 'a "like" that names no case', at: `${SEND}/x-error-cases/1/like`, put: 'light', value: 'light', allowed: 'heavy' },
  { title: 'an unknown smoke operation', at: `${ROOT}/smoke`, put: 'list', value: 'list', allowed: 'listParcels' },
  { title: 'a smoke operation that writes', at: `${ROOT}/smoke`, put: 'sendParcel', value: 'sendParcel', allowed: 'listParcels' },
  { title: 'a smoke operation that needs a state', at: `${ROOT}/smoke`, put: 'readParcel', value: 'readParcel', allowed: 'listParcels' },
  { title: 'no operationId', at: `${SEND}/operationId`, put: undefined },
  { title: 'a duplicate operationId', at: `${MANY}/operationId`, put: 'sendParcel', value: 'sendParcel' },
  { title: 'an operation without a source', at: `${MANY}/x-source`, put: undefined },
  {
    title: 'a DELETE without x-writes',
    at: '/components/pathItems/OneParcel/delete/x-writes',
    put: undefined,
    allowed: true,
  },
  { title: 'an unknown link', at: `${SEND}/x-cleanup`, put: 'takeBck', value: 'takeBck', allowed: 'takeBack' },
  {
    title: 'a link to an unknown operation',
    at: '/components/links/Look/operationId',
    put: 'seeParcel',
    value: 'seeParcel',
    allowed: 'readParcel',
  },
  {
    title: 'a link to an unknown parameter',
    at: '/components/links/Look/parameters',
    put: { ident: '$request.path.id' },
    reportedAt: '/components/links/Look/parameters/ident',
    value: 'ident',
    allowed: 'id',
  },
  {
    title: 'an invalid runtime expression',
    at: '/components/responses/Sent/links/look/parameters/id',
    put: '$response.header.Location',
    value: '$response.header.Location',
    allowed: '$response.body#/…',
  },
  {
    title: 'an unknown from.state',
    at: '/components/pathItems/OneParcel/delete/x-valid-request/from/state',
    put: 'nonsense',
    value: 'nonsense',
  },
  {
    title: 'a from.state that answers other values',
    at: '/components/pathItems/OneParcel/delete/x-valid-request/from/state',
    put: 'the key was stolen',
    value: 'the key was stolen',
  },
  {
    title: 'values from an unknown operation',
    at: '/components/pathItems/OneParcel/delete/x-valid-request/from/operation',
    put: 'send',
    value: 'send',
    allowed: 'sendParcel',
  },
  { title: 'a path parameter without a value', at: `${READ}/x-valid-request`, put: {}, reportedAt: `${READ}/x-valid-request` },
  {
    title: 'a required body without a value',
    at: '/components/schemas/Parcel/example',
    put: undefined,
    reportedAt: `${SEND}/x-valid-request`,
  },
  {
    title: 'a valid request that violates its schema',
    at: '/components/schemas/Parcel/example/grams',
    put: 1000,
    reportedAt: `${SEND}/x-valid-request`,
    value: 1000,
  },
  {
    title: 'a path parameter that the path does not contain',
    at: '/paths/~1parcels~1many/post/parameters',
    put: [{ name: 'x', in: 'path', required: true, schema: {}, example: 1 }],
    reportedAt: '/paths/~1parcels~1many/post/parameters/0/name',
    value: 'x',
  },
  { title: 'a parameter in a cookie', at: '/paths/~1parcels/get/parameters/1/in', put: 'cookie', value: 'cookie', allowed: 'query' },
  {
    title: 'a bulk answer that does not tell errors',
    at: `${MANY}/x-bulk/answer/status`,
    put: undefined,
    reportedAt: `${MANY}/x-bulk/answer`,
  },
  { title: 'bulk items that are not an array', at: `${MANY}/x-bulk/items`, put: '/letters', value: '/letters' },
  { title: 'a bulk answer of two kinds', at: `${MANY}/x-bulk/answer/created`, put: '/created', value: '/created' },
  {
    title: 'a request body without a JSON media type',
    at: '/components/requestBodies/Parcel/content',
    put: { 'text/csv': {} },
    value: ['text/csv'],
    allowed: 'application/json',
  },
  {
    title: 'a broken reference',
    at: '/paths/~1parcels/post/responses/400/$ref',
    put: '#/components/responses/Problm',
    value: '#/components/responses/Problm',
  },
  {
    title: 'a reference to another file',
    at: '/components/schemas/Parcels/allOf/0/properties/parcels/items/$ref',
    put: 'parcel.yaml',
    value: 'parcel.yaml',
  },
  {
    title: 'an unsupported parameter style',
    at: '/paths/~1parcels/get/parameters/1/style',
    put: 'spaceDelimited',
    value: 'spaceDelimited',
    allowed: 'form',
  },
  {
    title: 'an object parameter',
    at: '/paths/~1parcels/get/parameters/1/schema',
    put: { allOf: [{ type: 'object' }] },
  },
  {
    title: 'a list of lists as parameter',
    at: '/paths/~1parcels/get/parameters/1/schema',
    put: { type: 'array', items: { type: 'array' } },
  },
  { title: 'a range of statuses', at: `${MANY}/responses/4XX`, put: { description: '' }, value: '4XX' },
  { title: 'a default response', at: `${MANY}/responses/default`, put: { description: '' }, value: 'default' },
  { title: 'no success response', at: '/paths/~1parcels/get/responses', put: { '404': { description: '' } } },
  {
    title: 'an unsupported security scheme',
    at: '/components/securitySchemes/token/scheme',
    put: 'digest',
    reportedAt: '/components/securitySchemes/token',
    value: 'http digest',
  },
  {
    title: 'an unknown security scheme',
    at: '/security/0',
    put: { tokn: [] },
    reportedAt: '/security/0/tokn',
    value: 'tokn',
    allowed: 'token',
  },
  {
    title: 'a misspelled keyword of JSON Schema',
    at: '/components/schemas/Parcel/properties/to/maxLenght',
    put: 5,
    value: 'maxLenght',
    allowed: 'maxLength',
  },
  { title: 'a keyword of OpenAPI 3.0', at: '/components/schemas/Parcel/properties/to/nullable', put: true, value: 'nullable' },
  { title: 'a keyword with a wrong value', at: '/components/schemas/Parcel/properties/to/maxLength', put: '50', value: '50' },
  { title: 'an invalid pattern', at: '/components/schemas/Parcel/properties/to/pattern', put: '(', value: '(' },
  {
    title: 'an unknown format',
    at: '/components/schemas/Parcel/properties/to/format',
    put: 'emial',
    value: 'emial',
    allowed: 'email',
  },
  {
    title: 'a member that refers to itself',
    at: '/components/schemas/Problem/properties/status',
    put: { $ref: '#/components/schemas/Problem/properties/status' },
  },
  {
    title: 'a reference to something that is not a schema',
    at: '/components/schemas/Problem/properties/status',
    put: { $ref: '#/info' },
    reportedAt: '/components/schemas/Problem/properties/status/$ref',
    value: '#/info',
  },
  {
    title: 'an unknown constraint in x-on-violation',
    at: '/components/schemas/Parcel/properties/to/x-on-violation/maxLenght',
    put: 'open',
    value: 'maxLenght',
    allowed: 'maxLength',
  },
  {
    title: 'a schema that consists of itself',
    at: '/components/schemas/Problem',
    put: { allOf: [{ $ref: '#/components/schemas/Problem' }] },
  },
  {
    title: 'a name that is not a JSON Pointer',
    at: '/components/pathItems/OneParcel/delete/x-valid-request/from/bind',
    put: { id: '/path/id' },
    reportedAt: '/components/pathItems/OneParcel/delete/x-valid-request/from/bind/id',
    value: 'id',
  },
  { title: 'a mark that is not a string', at: `${SEND}/x-valid-request/mark`, put: '/body/grams' },
];

describe('an invalid description', () => {
  test('does not include the fixture', () => {
    expect(problemsOf(parcels)).toEqual([]);
  });

  test.each(mistakes)('rejects $title', (mistake) => {
    const document = mistake.put === undefined ? without(parcels, mistake.at) : withValue(parcels, mistake.at, mistake.put);
    const problems = isObject(document) ? problemsOf(document) : [];
    const pointer = mistake.reportedAt ?? mistake.at;
    const found = problems.find(
      (problem) =>
        problem.pointer === pointer && (mistake.value === undefined || JSON.stringify(problem.value) === JSON.stringify(mistake.value)),
    );
    expect(found, JSON.stringify(problems, null, 1)).toBeDefined();
    if (mistake.allowed !== undefined) expect(found?.allowed).toContainEqual(mistake.allowed);
    expect(found?.message).toMatch(/^.{15,}\.$/);
  });

  test('gets readable messages', () => {
    const messages = mistakes.flatMap(({ title, at, put }) => {
      const document = put === undefined ? without(parcels, at) : withValue(parcels, at, put);
      const problems = isObject(document) ? problemsOf(document) : [];
      return [`# ${title}`, ...new DescriptionError('', problems).message.split('\n').slice(1)];
    });
    expect(messages.join('\n')).toMatchSnapshot();
  });

  test('accepts extensions of other tools, even similar short ones', () => {
    const extensions = ['x-lint', 'x-internal', 'x-code', 'x-sort'];
    const document = extensions.reduce<Json>(
      (all, extension) => withValue(withValue(all, `${SEND}/${extension}`, 1), `/components/schemas/Parcel/${extension}`, 1),
      parcels,
    );
    expect(isObject(document) ? problemsOf(document) : undefined).toEqual([]);
  });

  test('reports all mistakes at once', () => {
    const chosen = mistakes.filter(({ title }) =>
      ['no server', 'an unknown link', 'an unknown smoke operation', 'a range of statuses'].includes(title),
    );
    const document = chosen.reduce<Json>((all, { at, put }) => (put === undefined ? without(all, at) : withValue(all, at, put)), parcels);
    const pointers = isObject(document) ? problemsOf(document).map(({ pointer }) => pointer) : [];
    expect(pointers.toSorted()).toEqual(chosen.map(({ at }) => at).toSorted());
  });

  test('prints location, line, value, suggestion and allowed values', () => {
    const error = new DescriptionError('parcels.yaml', [
      {
        pointer: '/x-error-format/smoke',
        message: 'Unknown operation.',
        value: 'lstParcels',
        allowed: ['listParcels', 'readParcel'],
        line: 9,
      },
    ]);
    expect(error.code).toBe('ERRSPEC_DESCRIPTION');
    expect(error.message).toBe(
      'parcels.yaml cannot be used: 1 problem.\n  /x-error-format/smoke (line 9): Unknown operation. Found "lstParcels". Did you mean "listParcels"? Allowed: "listParcels", "readParcel".',
    );
  });
});
