import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json/json.ts';
import type { FieldRules } from '../../src/model/format.ts';
import { type MemberPath, namesOf } from '../../src/model/naming.ts';
import { REFUSED } from '../../src/model/probe.ts';
import { namesBelow, namesOfParameter, pathIn, pathOf } from '../../src/mutate/names.ts';
import { violations } from '../../src/mutate/violations.ts';
import { nodeOf } from '../../src/schema/node.ts';
import type { LocatedSchema } from '../../src/schema/resolve.ts';
import { formatOf, sampled } from './schemas.ts';

/** A schema that stands where formats of tests have theirs. */
function whole(schema: JsonObject): LocatedSchema {
  return { schema, pointer: '/schema' };
}

type Naming = FieldRules['naming'];

test.each<[Naming, MemberPath, readonly string[]]>([
  ['last-member', ['url'], ['url']],
  ['last-member', ['content', 'url'], ['url']],
  ['last-member', ['tags', 0], ['tags']],
  ['last-member', ['years', '2026'], ['2026']],
  ['last-member', ['years', '2026', 0], ['2026']],
  ['last-member', [0], ['0']],
  ['last-member', [], ['']],
  ['dotted', ['content', 'url'], ['content.url']],
  ['dotted', ['steps', 0, 'text'], ['steps.0.text', 'steps[0].text']],
  ['dotted', ['grid', 1, 2], ['grid.1.2', 'grid[1][2]']],
  ['json-pointer', ['steps', 0], ['/steps/0', '#/steps/0']],
  ['json-pointer', ['a/b', 'c~d'], ['/a~1b/c~0d', '#/a~1b/c~0d']],
  ['json-pointer', [], ['', '#']],
])('names %s of %j: %j', (naming, path, names) => {
  expect(namesOf(naming, path)).toEqual(names);
});

test('names a parameter by its bare name too', () => {
  expect(namesOfParameter('json-pointer', 'limit')).toEqual(['/limit', '#/limit', 'limit']);
  expect(namesOfParameter('dotted', 'limit')).toEqual(['limit']);
});

test('distinguishes indexes from members that are named by digits', () => {
  const value = { years: { '2026': ['a', { '0': [] }] } };
  expect(pathIn(value, '/years/2026/1/0/0')).toEqual(['years', '2026', 1, '0', 0]);
  expect(pathIn(value, '/none/0')).toEqual(['none', '0']);
});

test('removes the part of the request from a location', () => {
  expect([pathOf('/body/a~1b/0'), pathOf('/query/limit'), pathOf('/body')]).toEqual([['a/b', '0'], ['limit'], []]);
});

describe('the blame of a violation', () => {
  const body: JsonObject = {
    type: 'object',
    properties: {
      tags: { type: 'array', maxItems: 2, uniqueItems: true, items: { type: 'string' } },
      address: {
        type: 'object',
        required: ['city'],
        properties: { city: { type: 'string' }, street: { type: 'string' }, number: { type: 'string' } },
        additionalProperties: false,
        dependentRequired: { number: ['street'] },
      },
      owner: {
        oneOf: [
          { type: 'object', required: ['kind'], properties: { kind: { const: 'person' }, email: { type: 'string', maxLength: 50 } } },
          { type: 'object', required: ['kind'], properties: { kind: { const: 'team' }, size: { type: 'integer' } } },
        ],
      },
    },
    required: ['address'],
    minProperties: 1,
  };
  const format = formatOf(body);
  const found = [...violations({ format, root: '', expected: REFUSED, stopAt: undefined }, whole(body), sampled(format, body))];
  const blame = (at: string, constraint: string) => found.find((each) => each.at === at && each.constraint === constraint)?.blame;

  test('names a missing object or its required members', () => {
    expect(blame('/address', 'required')?.must).toEqual([['address', 'address.city']]);
    expect(namesBelow(format, nodeOf(format, body, '/schema'), [], false)).toContain('address.street');
  });

  test('names a duplicate or surplus element, or the list', () => {
    expect(blame('/tags', 'uniqueItems')?.must).toEqual([['tags', 'tags.0', 'tags[0]', 'tags.1', 'tags[1]']]);
    expect(blame('/tags', 'maxItems')?.must).toEqual([['tags', 'tags.2', 'tags[2]']]);
    expect(blame('/tags', 'type')?.must).toEqual([['tags']]);
  });

  test('names an unknown member, or the object that contains it', () => {
    expect(blame('/address/errspec_unknown', 'additionalProperties')?.must).toEqual([['address.errspec_unknown', 'address']]);
  });

  test('names the missing companion of a member, or the member', () => {
    expect(blame('/address/street', 'dependentRequired')?.must).toEqual([['address.street', 'address.number']]);
  });

  test('breaks members of each alternative, and allows dependent members to be blamed with the tag', () => {
    expect(blame('/owner/kind', 'enum')).toEqual({ must: [['owner.kind']], may: ['owner.email', 'owner.size'], any: false });
    expect(blame('/owner/email', 'maxLength')?.must).toEqual([['owner.email']]);
    expect(found.find(({ at }) => at === '/owner/size')?.also).toEqual([
      { kind: 'set', at: '/owner', value: { kind: 'person' } },
      { kind: 'set', at: '/owner', value: { kind: 'team' } },
    ]);
  });

  test('allows any field for too few members', () => {
    const free = { type: 'object', minProperties: 1, properties: { a: { type: 'string' } } } satisfies JsonObject;
    const other = formatOf(free);
    const walk = { format: other, root: '/body', expected: REFUSED, stopAt: undefined };
    const few = [...violations(walk, whole(free), { a: 'x' })].find(({ constraint }) => constraint === 'minProperties');
    expect([few?.change, few?.blame]).toEqual([
      { kind: 'set', at: '/body', value: {} },
      { must: [], may: [], any: true },
    ]);
    expect(found.some(({ constraint }) => constraint === 'minProperties')).toBe(false);
  });
});

test('allows an error about a missing group to name the parent object', () => {
  const either = { type: 'object', anyOf: [{ required: ['a'] }, { required: ['b'] }], properties: { a: {}, b: {} } } satisfies JsonObject;
  const blame = (naming: FieldRules['naming'], body: JsonObject, value: Json) => {
    const format = formatOf(body, naming);
    const found = violations({ format, root: '', expected: REFUSED, stopAt: undefined }, whole(body), value);
    return [...found].find(({ constraint }) => constraint === 'anyOf')?.blame;
  };
  expect(blame('dotted', either, { a: 1 })).toEqual({ must: [['a', 'b']], may: [], any: true });
  expect(blame('json-pointer', either, { a: 1 })).toEqual({ must: [['/a', '#/a', '/b', '#/b', '', '#']], may: [], any: false });
  const inside: JsonObject = { type: 'object', properties: { owner: either } };
  expect(blame('last-member', inside, { owner: { a: 1 } })).toEqual({ must: [['a', 'b', 'owner']], may: [], any: false });
});

test('sends no other alternative where the document does not say which one applies', () => {
  const body: JsonObject = {
    type: 'object',
    properties: {
      content: {
        anyOf: [
          { type: 'object', properties: { url: { type: 'string' } } },
          { type: 'object', properties: { text: { type: 'string' } } },
        ],
      },
    },
  };
  const format = formatOf(body);
  const walk = { format, root: '', expected: REFUSED, stopAt: undefined };
  const places = [...violations(walk, whole(body), { content: { url: 'x' } })].map(({ at }) => at);
  expect(places).toContain('/content/url');
  expect(places).not.toContain('/content/text');
});
