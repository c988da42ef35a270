import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import { type Pointer, withValue } from '../../src/json/pointer.ts';
import { plan } from '../../src/plan/plan.ts';
import { parcels, problemsOf, tried } from '../load/parcels.ts';

const LIST = '/paths/~1parcels/get';
const NAMES = ['meta/tenant', 'a~b', 'filter[x]', '~1', '__proto__'];

/** The parcels, with parameters of odd names that must be there; their values come from examples, or from the valid request. */
function described(from: 'examples' | 'valid request'): JsonObject {
  const examples = from === 'examples' ? { example: 'abc' } : {};
  const parameters = NAMES.map((name): JsonObject => ({ name, in: 'query', required: true, schema: { type: 'string' }, ...examples }));
  // What is stored is found by a parameter that these queries lack.
  const searched = put(parcels, '/paths/~1parcels/post/x-stored/search', '/query/limit');
  const document = put(searched, `${LIST}/parameters`, [{ name: 'limit', in: 'query', schema: { type: 'integer' } }, ...parameters]);
  const valid = { query: Object.fromEntries(NAMES.map((name) => [name, 'abc'])) };
  return from === 'examples' ? document : put(document, `${LIST}/x-valid-request`, valid);
}

function put(document: JsonObject, where: Pointer, value: Json): JsonObject {
  const changed = withValue(document, where, value);
  if (!isObject(changed)) throw new Error(`${where} is the whole document`);
  return changed;
}

describe.each(['examples', 'valid request'] as const)('parameters whose names have a slash or a tilde, with values from the %s', (from) => {
  const { format, problems } = tried(described(from));

  test('takes them into the valid request', () => {
    expect(problems).toEqual([]);
    expect(Object.keys(format?.operations[0]?.valid.request.query ?? {}).toSorted()).toEqual(NAMES.toSorted());
  });

  test('leaves each of them out in the probe of its absence', () => {
    if (format === undefined) throw new Error('The description was rejected');
    const { scenarios } = plan(format, [], { seed: 1, states: 'none', readOnly: true, assumed: false });
    for (const name of NAMES) {
      const scenario = scenarios.find(({ id }) => id === `listParcels/violation/query/${name}/required`);
      expect(Object.keys(scenario?.steps[0]?.request.query ?? {}).toSorted()).toEqual(NAMES.filter((each) => each !== name).toSorted());
    }
  });
});

test('reports a parameter without a value by its JSON Pointer', () => {
  const document = put(described('valid request'), `${LIST}/x-valid-request`, { query: {} });
  expect(problemsOf(document).map(({ message }) => message)).toContainEqual(expect.stringContaining('/query/meta~1tenant.'));
});
