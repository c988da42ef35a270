import { isArray, isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import { type Case, TITLE, thing } from './cases/case.ts';
import type { Described } from './description.ts';

const short = (maxLength: number): JsonObject => ({ type: 'string', minLength: 1, maxLength });

const TAGGED = thing(
  {
    on: { type: 'boolean' },
    tags: { type: 'array', maxItems: 5, items: short(9) },
    steps: { type: 'array', maxItems: 5, items: { type: 'object', required: ['text'], properties: { text: short(9) } } },
  },
  {
    compare: ['/title', '/tags', '/on', '/steps'],
    example: { title: 'Hello', tags: ['a', 'b'], steps: [{ text: 'a' }, { text: 'b' }] },
  },
);

/** Lists reduced to their first element, unless there are too many elements. */
function firstsOnly(value: Json): Json {
  if (isArray(value)) return value.length > 5 ? value : value.slice(0, 1);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, firstsOnly(each)])) : value;
}

/** Reads `"true"`, `"1"`, 0 and the like as booleans. */
function withBooleans(value: Json): Json {
  if (!isObject(value)) return value;
  return /^("?(true|false|0|1)"?)$/.test(JSON.stringify(value['on']) ?? '') ? { ...value, on: true } : value;
}

const LISTED = thing(
  {},
  {
    bulk: 'none',
    parameters: [
      { name: 'tags', in: 'query', schema: { type: 'array', items: { type: 'string', enum: ['a', 'b', 'c'] }, maxItems: 4 } },
      {
        name: 'ids',
        in: 'query',
        schema: { type: 'array', minItems: 1, maxItems: 5, items: { type: 'integer', minimum: 1, maximum: 100 } },
      },
    ],
  },
);

/** Replaces all values of a parameter by its first one. */
function repeated(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query.keys()].map((name): [string, string] => [name, query.get(name) ?? '']));
}

const UNION = thing(
  {
    s: { anyOf: [{ type: 'string', maxLength: 10 }, { type: 'null' }] },
    n: {
      oneOf: [
        { type: 'integer', minimum: 1, maximum: 5 },
        { type: 'string', enum: ['all'] },
      ],
    },
  },
  { compare: ['/title', '/s', '/n'], example: { title: 'Hello', s: 'abc', n: 2 } },
);

const grid = (items: JsonObject): JsonObject => ({
  type: 'array',
  minItems: 1,
  maxItems: 3,
  items: { type: 'array', maxItems: 3, ...items },
});

function gridOf(items: JsonObject): Described {
  return thing({ grid: grid(items) }, { compare: ['/title', '/grid'], example: { title: 'Hello', grid: [[1]] } });
}

const PLAIN = thing({ n: { type: 'integer', minimum: 0, maximum: 9 } }, { compare: ['/title', '/n'], example: { title: 'Hello', n: 3 } });

/** Accepts text behind an object, and trailing commas. */
function lenient(text: string): Json {
  for (const tried of [text, /^(\{[^{}]*?\}).+$/s.exec(text)?.[1] ?? text])
    try {
      return JSON.parse(tried);
    } catch {}
  return JSON.parse(text.replace(/,\s*\}/g, '}'));
}

const MAP = thing(
  { labels: { type: 'object', additionalProperties: short(9) } },
  { compare: ['/title', '/labels'], example: { title: 'Hello', labels: { a: 'b' } } },
);

/** The value without members of this name at any depth. */
function lost(value: Json): Json {
  if (isArray(value)) return value.map(lost);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, each]) => (name === '__proto__' ? [] : [[name, lost(each)]])));
}

/** The schema that a faulty server checks instead of the described one. */
function titled(properties: JsonObject): JsonObject {
  return { type: 'object', required: ['title'], properties: { title: TITLE, ...properties } };
}

/** A faulty server, and the finding that shows it. */
export interface FaultyServer extends Case {
  /** Matches a finding: the requirement, and the violation in the request. */
  readonly found: RegExp;
}

/** Servers with one fault each. */
export const faultyServers: Readonly<Record<string, FaultyServer>> = {
  'only the first element of lists is checked': {
    described: TAGGED,
    behaviour: { seen: firstsOnly },
    found: /\/body\/(tags|steps)\/[1-4]/,
  },
  'only the first element of lists is checked, and texts and numbers are accepted as booleans': {
    described: TAGGED,
    behaviour: { seen: (value) => withBooleans(firstsOnly(value)) },
    found: /\/(tags|steps)\/[1-4]/,
  },
  'only the first element of a list in the query is checked': {
    described: LISTED,
    behaviour: { asked: repeated },
    found: /\/query\/(tags|ids)/,
  },
  'only the types of unions are checked': {
    described: UNION,
    behaviour: { checks: titled({ s: { type: ['string', 'null'] }, n: { type: ['integer', 'string'] } }) },
    found: /\/body\/s: maxLength/,
  },
  'the elements of lists of lists are not checked': {
    described: gridOf({ items: { type: 'integer', minimum: 0, maximum: 5 } }),
    behaviour: { checks: titled({ grid: grid({}) }) },
    found: /\/body\/grid\/0\/0/,
  },
  'text behind the JSON is ignored': { described: PLAIN, behaviour: { parsed: lenient }, found: /malformed JSON/ },
  'members of a map are not checked': {
    described: MAP,
    behaviour: { checks: titled({ labels: { type: 'object' } }) },
    found: /\/body\/labels\//,
  },
  'a member __proto__ is not checked': {
    described: MAP,
    behaviour: { seen: lost },
    found: /\/labels\/__proto__/,
  },
  'a member __proto__ is lost': { described: MAP, behaviour: { kept: lost }, found: /^bulk\/created-exact .*good item/ },
  'only the first alternative is checked': {
    described: thing(
      { pay: { oneOf: [pay('bank', 'iban'), pay('card', 'number')] } },
      { required: ['pay'], example: { title: 'Hello', pay: { kind: 'bank', iban: 'CH93' } } },
    ),
    behaviour: { checks: titled({ pay: { if: { properties: { kind: { const: 'bank' } } }, then: pay('bank', 'iban') } }) },
    found: /\/body\/pay\/number/,
  },
};

function pay(kind: string, member: string): JsonObject {
  return { type: 'object', required: ['kind', member], properties: { kind: { const: kind }, [member]: short(19) } };
}
