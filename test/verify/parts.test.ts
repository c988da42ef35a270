import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json.ts';
import { partsOf } from '../../src/pact/verify/mismatches.ts';
import { outcomesIn } from '../../src/pact/verify/outcome.ts';

/** The result of an interaction with these mismatches, in the shape of pact-core. */
function told(...mismatches: readonly Json[]) {
  const results = { interactionResults: [{ description: 'd', result: 'ERROR', mismatch: { type: 'mismatches', mismatches } }] };
  const [one] = outcomesIn(results);
  if (one?.outcome.kind !== 'broken') throw new Error('It is not read as broken');
  return one.outcome.mismatches;
}

const body = (path: string, words: string, expected: Json, actual: Json): Json => ({
  type: 'BodyMismatch',
  path,
  mismatch: words,
  expected: JSON.stringify(expected),
  actual: JSON.stringify(actual),
});

describe('a mismatch of the verifier', () => {
  test.each<[string, Json, Json]>([
    [
      'a status',
      { type: 'StatusMismatch', expected: 401, actual: 200, mismatch: 'expected 401 but was 200' },
      { code: 'pact-status', where: 'status', expected: 401, actual: 200 },
    ],
    [
      'one of several statuses',
      { type: 'StatusMismatch', expected: 400, actual: 422, mismatch: 'Expected status code 422 to be a 400, 200' },
      { code: 'pact-status', where: 'status', expected: [400, 200], actual: 422 },
    ],
    [
      'a value',
      body('$.errors[0].index', 'Expected 2 (Integer) to be equal to 1 (Integer)', 1, 2),
      { code: 'pact-body', where: '/errors/0/index', expected: 1, actual: 2 },
    ],
    [
      'a type',
      body('$.error.message', `Expected {"en":"x"} (Object) to be the same type as 'No key.' (String)`, 'No key.', { en: 'x' }),
      { code: 'pact-body', where: '/error/message', expected: 'a text', actual: 'an object' },
    ],
    [
      'a type that only looks alike',
      body('$.code', `Expected '400' (String) to be the same type as 400 (Integer)`, 400, '400'),
      { code: 'pact-body', where: '/code', expected: 'a whole number', actual: 'the text "400"' },
    ],
    [
      'a value of a type that only looks alike',
      body('$.code', `Expected '400' (String) to be equal to 400 (Integer)`, 400, '400'),
      { code: 'pact-body', where: '/code', expected: 400, actual: 'the text "400"' },
    ],
    [
      'a body that is no JSON',
      {
        type: 'BodyMismatch',
        path: '$',
        expected: '{"a":1}',
        actual: '{"a":',
        mismatch: "Failed to parse the actual body: 'EOF while parsing an object at line 1 column 5'",
      },
      { code: 'pact-body', where: '', expected: 'JSON', actual: 'a text that is no JSON' },
    ],
    [
      'a missing member',
      body('$', 'Actual map is missing the following keys: request_id', ['error', 'request_id'], ['error']),
      { code: 'pact-body', where: '', expected: 'an object with request_id', actual: 'an object with error' },
    ],
    [
      'an element that is nowhere',
      body('$.error.fields', 'Variant at index 0 ({"field":"url"}) was not found in the actual list', { field: 'url' }, []),
      { code: 'pact-body', where: '/error/fields', expected: 'a list with {"field":"url"}', actual: [] },
    ],
    [
      'the length of a list',
      body('$.created', 'Expected a List with 4 elements but received 3 elements', [1, 2, 3, 4], [1, 2, 3]),
      { code: 'pact-body', where: '/created', expected: 'a list of 4', actual: 'a list of 3' },
    ],
    [
      'an empty body',
      {
        type: 'BodyMismatch',
        path: '/',
        expected: '{"a":1}',
        actual: null,
        mismatch: 'Expected body Present(7 bytes, application/json) but was empty',
      },
      { code: 'pact-body', where: '', expected: 'an object', actual: 'empty' },
    ],
    [
      'a header with a rule',
      {
        type: 'HeaderMismatch',
        key: 'Retry-After',
        expected: '30',
        actual: 'soon',
        mismatch: "Mismatch with header 'Retry-After': Expected 'soon' to match '^[0-9]+$'",
      },
      { code: 'pact-header', where: 'header:retry-after', expected: 'a text that matches ^[0-9]+$', actual: 'soon' },
    ],
    [
      'a member whose name is no word',
      body("$['a/b']['it\\'s']", 'Expected 2 (Integer) to be equal to 1 (Integer)', 1, 2),
      { code: 'pact-body', where: "/a~1b/it's", expected: 1, actual: 2 },
    ],
  ])('explains a mismatch of the verifier: %s', (_, mismatch, part) => {
    expect(partsOf(told(mismatch))).toEqual([part]);
  });

  test('reports a mismatch once if the verifier repeats it', () => {
    const wrongType = [
      { type: 'BodyTypeMismatch', expected: 'application/json', actual: 'text/html', mismatch: 'Expected a body of …' },
      { type: 'HeaderMismatch', key: 'Content-Type', expected: 'application/json', actual: 'text/html', mismatch: "… to match '^x$'" },
    ];
    expect(partsOf(told(...wrongType))).toMatchObject([{ where: 'header:content-type', actual: 'text/html' }]);
    const tooFew = [
      body('$.created', 'Expected a List with 2 elements but received 1 elements', [{}, {}], [{}]),
      body('$.created', 'Expected {} but was missing', {}, null),
    ];
    expect(partsOf(told(...tooFew))).toMatchObject([{ expected: 'a list of 2', actual: 'a list of 1' }]);
  });

  test('truncates a long mismatch', () => {
    const long = 'x'.repeat(5_000);
    const many = Array.from({ length: 2_000 }, () => ({ id: 'one of many' }));
    const parts = partsOf(
      told(body('$.a', 'Expected … to be equal to …', 'short', long), body('$.b', 'Expected … to be equal to …', [], many)),
    );
    expect(JSON.stringify(parts).length).toBeLessThan(1_000);
    expect(parts[1]).toMatchObject({ actual: 'a list of 2000' });
  });
});

test('orders mismatches independently of the verifier', () => {
  const mismatch = fc.oneof(
    fc.record({ type: fc.constant('StatusMismatch'), expected: fc.nat(599), actual: fc.nat(599), mismatch: fc.constant('') }),
    fc.record({ type: fc.constant('HeaderMismatch'), key: fc.string(), expected: fc.string(), actual: fc.string(), mismatch: fc.string() }),
    fc.record({
      type: fc.constant('BodyMismatch'),
      path: fc.constantFrom('$', '$.a', '$.a[0]', '$.b'),
      expected: fc.json(),
      actual: fc.json(),
      mismatch: fc.constantFrom(
        '',
        'Actual map is missing the following keys: a',
        'Expected 1 (Integer) to be the same type as [] (Array)',
      ),
    }),
  );
  const two = fc
    .array(mismatch, { maxLength: 6 })
    .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  fc.assert(
    fc.property(two, ([one, other]) => {
      expect(partsOf(told(...other))).toEqual(partsOf(told(...one)));
    }),
    { seed: 5, numRuns: 300 },
  );
});

test('survives a result of unknown shape', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // What fast-check gives is JSON.
      expect(Array.isArray(outcomesIn({ interactionResults: [value as Json] }))).toBe(true);
    }),
    { seed: 5, numRuns: 200 },
  );
});
