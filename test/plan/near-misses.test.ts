import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { ACCEPTED_OR_REJECTED, REFUSED } from '../../src/model/probe.ts';
import { brokenInQuery } from '../../src/mutate/in-query.ts';
import { violations } from '../../src/mutate/violations.ts';
import { formatOf } from './schemas.ts';

/** The values that break a constraint of a member `a` with this schema, made from a valid value. */
function brokenValues(schema: JsonObject, valid: Json, constraint: string): readonly Json[] {
  const body: JsonObject = { type: 'object', properties: { a: schema } };
  const walk = { format: formatOf(body), root: '', expected: REFUSED, stopAt: undefined, exhaustive: true };
  return [...violations(walk, { schema: body, pointer: '/schema' }, { a: valid })]
    .filter((each) => each.constraint === constraint)
    .map(({ change }) => (change.kind === 'set' ? change.value : null));
}

describe('near misses of a value', () => {
  test('breaks an enum in another case, with a blank inside, and by inherited names', () => {
    const values = brokenValues({ type: 'string', enum: ['red', 'blue'] }, 'red', 'enum');
    expect(values).toEqual(['errspec-unknown', 'RED', 're d', 'constructor', 'toString', '__proto__']);
    expect(brokenValues({ enum: ['A', 'a', 'constructor'] }, 'A', 'enum')).toEqual(['errspec-unknown', 'toString', '__proto__']);
  });

  test('leaves out the other case in a query, where servers may ignore it', () => {
    const schema = { type: 'string', enum: ['red', 'blue'] };
    const parameter = { in: 'query', name: 'p', required: false, schema, pointer: '/schema' } as const;
    const values = [...brokenInQuery(formatOf(schema), parameter, 'red', true)].map(({ value }) => value);
    expect(values).toContain('constructor');
    expect(values).not.toContain('RED');
  });

  test.each([
    ['^https?://', 'http://example.com/', ['httpx://example.com/', 'http:/example.com/', 'http:/x/example.com/']],
    ['^[A-Z]{2}-[0-9]{3}$', 'AB-123', ['ABx-123', 'AB-12', 'AB-12x3']],
    ['^[a-z]+$', 'word', []],
  ])('breaks a pattern %s by one character more or less', (pattern, valid, expected) => {
    expect(brokenValues({ type: 'string', pattern }, valid, 'pattern')).toEqual(expect.arrayContaining(expected));
  });

  test.each([
    ['uuid', '3f8e2f60-5b0c-4d0a-9c3e-6c1d2e7f4a11', '3f8e2f60-5b0c-4d0a-9c3e-6c1d2e7f4a1z'],
    ['date', '2026-01-15', '2026-01-1z'],
    ['date-time', '2026-01-15T10:30:00Z', '2026-01-15T10:30:0zZ'],
    ['email', 'name@example.com', 'namezexample.com'],
    ['uri', 'http://example.com/', 'httpz//example.com/'],
    ['ipv4', '192.0.2.1', '192.0.2.z'],
  ])('breaks the format %s by one wrong character', (format, valid, expected) => {
    expect(brokenValues({ type: 'string', format }, valid, 'format')).toContain(expected);
  });

  test('leaves control characters in free texts open, and sends none where the schema restricts the text', () => {
    const body: JsonObject = {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string', pattern: '^b' }, c: { enum: ['c'] } },
    };
    const walk = { format: formatOf(body), root: '', expected: REFUSED, stopAt: undefined, exhaustive: true };
    const found = [...violations(walk, { schema: body, pointer: '/schema' }, { a: 'a', b: 'b', c: 'c' })].filter(
      ({ constraint }) => constraint === 'control-characters',
    );
    expect(found.map(({ at, expect: expected }) => [at, expected])).toEqual([['/a', ACCEPTED_OR_REJECTED]]);
  });
});

describe('lists of a single body', () => {
  const item = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } };
  const locations = (list: JsonObject, value: Json) => {
    const body: JsonObject = { type: 'object', properties: { list } };
    const walk = { format: formatOf(body), root: '', expected: REFUSED, stopAt: undefined, exhaustive: true };
    return [...violations(walk, { schema: body, pointer: '/schema' }, { list: value })].filter(({ at }) => at === '/list/1/n');
  };

  test('breaks a second element behind a valid first one, and adds it where there is only one', () => {
    expect(locations({ type: 'array', items: item }, [{ n: 1 }, { n: 2 }]).map(({ constraint }) => constraint)).toContain('required');
    const [first] = locations({ type: 'array', items: item }, [{ n: 1 }]);
    expect([first?.constraint, first?.also]).toEqual(['required', [{ kind: 'set', at: '/list/1', value: { n: 1 } }]]);
  });

  test('breaks no second element where the list may have only one, or none that differs is known', () => {
    expect(locations({ type: 'array', maxItems: 1, items: item }, [{ n: 1 }])).toEqual([]);
    expect(locations({ type: 'array', uniqueItems: true, items: item }, [{ n: 1 }])).toEqual([]);
  });
});
