import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { full } from '../../src/mutate/full.ts';
import { largest, lengthenedAt } from '../../src/mutate/largest.ts';
import { unusualValues } from '../../src/mutate/unusual.ts';
import { formatOf } from './schemas.ts';

const body: JsonObject = {
  type: 'object',
  properties: {
    name: { type: 'string', maxLength: 5 },
    kind: { enum: ['a', 'b'] },
    count: { type: ['integer', 'null'] },
    on: { type: 'boolean' },
    inner: { type: 'array', items: { type: 'object', properties: { text: { type: 'string', pattern: '^b' } } } },
    self: { $ref: '#/schema' },
  },
};

function unusual(document: Json, stopAt?: string): readonly (readonly [string, string])[] {
  const found = unusualValues(formatOf(body), { schema: body, pointer: '/schema' }, document, { root: '/body', stopAt });
  return [...found].flat().map(({ at, how }) => [at, how] as const);
}

describe('unusual values', () => {
  test('stand in each free text and each number, and in no other member', () => {
    const places = new Set(unusual({ name: 'Hello', count: 3, inner: [{ text: 'b' }, { text: 'bb' }] }).map(([at]) => at));
    expect([...places]).toEqual(['/body/name', '/body/count', '/body/inner/0/text']);
    expect(new Set(unusual({ name: 'x', inner: [{ text: 'b' }] }, '/body/inner').map(([at]) => at))).not.toContain('/body/inner/0/text');
  });

  test('keep a text within its length, and a number with all its digits', () => {
    const found = [
      ...unusualValues(
        formatOf(body),
        { schema: body, pointer: '/schema' },
        { name: 'Hello', count: 3 },
        { root: '/body', stopAt: undefined },
      ),
    ];
    expect(found.flat().map(({ value, digits }) => digits?.length ?? value)).toEqual([
      'Hell\ud800',
      'Hell\u0000',
      'Hell\ufffe',
      16,
      19,
      400,
    ]);
  });

  test('leave out a body that is empty or no object', () => {
    expect(unusual([])).toEqual([]);
    expect(unusual(null)).toEqual([]);
  });
});

describe('a document with all members', () => {
  const filled = (document: Json, kept: readonly string[] = []) =>
    full(formatOf(body), { schema: body, pointer: '/schema' }, document, { kept, turned: true });

  test('has each optional member, and true for each boolean', () => {
    expect(filled({ on: false })).toMatchObject({ name: expect.any(String), kind: 'a', count: expect.any(Number), on: true });
    expect(filled({ on: false }, ['/on'])).toMatchObject({ on: false });
  });

  test('stays as it is where it would not be valid', () => {
    const narrow: JsonObject = { ...body, maxProperties: 1 };
    expect(full(formatOf(narrow), { schema: narrow, pointer: '/schema' }, { on: false }, { kept: [], turned: true })).toEqual({
      on: false,
    });
  });
});

describe('the largest document', () => {
  const longest = (document: Json, kept: readonly string[] = []) =>
    largest(formatOf(body), { schema: body, pointer: '/schema' }, document, kept);

  test('has each free text at its limit, in characters of three bytes, and nothing else changed', () => {
    const made = longest({ name: 'x', inner: [{ text: 'b' }], on: false });
    expect(made).toMatchObject({ name: '\u8a9e'.repeat(5), inner: [{ text: 'b' }], on: false });
    expect(lengthenedAt(made ?? null)).toEqual(['/name']);
  });

  test('leaves out what names a resource, and exists only where a text has a limit', () => {
    expect(longest({ name: 'x' }, ['/name'])).toBeUndefined();
    const unlimited: JsonObject = { type: 'object', properties: { a: { type: 'string' } } };
    expect(largest(formatOf(unlimited), { schema: unlimited, pointer: '/schema' }, { a: 'a' }, [])).toBeUndefined();
  });
});
