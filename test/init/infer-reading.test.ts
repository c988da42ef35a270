import { describe, expect, test } from 'vitest';
import { inferredFormat } from '../../src/init/infer-reading.ts';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { Format } from '../../src/model/format.ts';
import { ACCEPTED, type Cause } from '../../src/model/probe.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { operationOf } from '../../src/plan/context.ts';
import { oneStep, outcome, probeOf } from '../../src/plan/probe.ts';

const FORMAT: Format = loadBuiltIn('structured-error');

/** An answer to a request with a broken member, an unknown id or a bad key. */
interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly broken?: string;
  readonly cause?: 'unknown-id' | 'key' | 'malformed-json';
}

function observed({ status, body, broken, cause = 'key' }: Answer): Observation {
  const operation = operationOf(FORMAT, FORMAT.smoke);
  const at = broken ?? '';
  const causes: Readonly<Record<NonNullable<Answer['cause']>, Cause>> = {
    key: { kind: 'key', how: 'none', where: '' },
    'unknown-id': { kind: 'unknown-id', at: ['/path/id'] },
    'malformed-json': { kind: 'malformed-json', how: 'x' },
  };
  const violation: Cause = {
    kind: 'violation',
    violations: [
      {
        at,
        constraint: 'type',
        change: { kind: 'remove', at },
        also: [],
        blame: { must: [], may: [], any: true },
        expect: ACCEPTED,
        spec: '',
      },
    ],
  };
  const probe = probeOf(operation, {
    step: 'probe',
    request: operation.valid.request,
    bind: [],
    cause: broken === undefined ? causes[cause] : violation,
    expect: outcome(ACCEPTED),
  });
  const outcomeOf = {
    kind: 'answered',
    status,
    headers: [],
    body: new TextEncoder().encode(JSON.stringify(body)),
    ms: 1,
    leakedSecret: false,
  } as const;
  return {
    format: FORMAT,
    operation,
    scenario: oneStep('x', probe, false),
    probe,
    exchange: { request: { method: 'GET', url: 'http://x/', headers: [], body: undefined }, outcome: outcomeOf, retries: 0 },
    reading: { kind: 'unanswered', failure: 'refused', detail: '' },
    sent: { request: operation.valid.request, mark: undefined },
  };
}

function inferred(...answers: readonly Answer[]): JsonObject | undefined {
  return inferredFormat({ name: 'x', title: 'X' }, answers.map(observed));
}

const REST: readonly Answer[] = [
  { status: 404, cause: 'unknown-id', body: { code: 'not_found', message: 'There is no such book', requestId: 'a1' } },
  { status: 401, body: { code: 'no_key', message: 'No key was sent', requestId: 'b2' } },
  { status: 401, body: { code: 'no_key', message: 'No key was sent', requestId: 'c3' } },
];

describe('the reading of errors that nobody described', () => {
  test('has a code, a message and a list of fields', () => {
    const invalid = (broken: string, name: string): Answer => ({
      status: 422,
      broken,
      body: { code: 'invalid', message: 'The book is not valid', requestId: name, errors: [{ field: name, message: 'is not valid' }] },
    });
    expect(
      inferred(...REST, invalid('/body/url', 'url'), invalid('/body/items/0/url', 'items.0.url'), invalid('/query/limit', 'limit')),
    ).toEqual({
      version: 1,
      name: 'x',
      title: 'X',
      reading: {
        success: { by: 'status' },
        code: '/code',
        message: '/message',
        fields: { list: '/errors', name: '/field', message: '/message' },
      },
      fields: { naming: 'dotted' },
    });
  });

  test.each<[string, (path: string) => Json, string, JsonObject]>([
    [
      'pointers',
      (path) => ({ error: { code: 'bad', details: [{ pointer: path }] } }),
      'json-pointer',
      { list: '/error/details', name: '/pointer' },
    ],
    ['a list of names', (path) => ({ error: { code: 'bad', fields: [path.slice(1)] } }), 'slashed', { list: '/error/fields', name: '' }],
    [
      'a map',
      (path) => ({ error: { code: 'bad', fields: { [path.slice(1).replaceAll('/', '.')]: 'is wrong' } } }),
      'dotted',
      { map: '/error/fields' },
    ],
    ['a single name', (path) => ({ error: { code: 'bad', param: path.split('/').at(-1) ?? '' } }), 'last-member', { at: '/error/param' }],
  ])('finds %s', (_, body, naming, place) => {
    const paths = ['/title', '/content/url', '/content/kind'];
    const format = inferred(...paths.map((path): Answer => ({ status: 400, broken: `/body${path}`, body: body(path) })), {
      status: 404,
      cause: 'unknown-id',
      body: { error: { code: 'gone' } },
    });
    expect(format).toMatchObject({ reading: { code: '/error/code', fields: place }, fields: { naming } });
  });

  test('takes the status for the code where no member is one', () => {
    const format = inferred(
      { status: 404, cause: 'unknown-id', body: { title: 'Not Found', status: 404 } },
      { status: 401, body: { title: 'Unauthorized', status: 401 } },
    );
    expect(format).toMatchObject({ reading: { code: { status: true } } });
    expect(format).not.toHaveProperty('fields');
  });

  test('takes an id of the request for no code', () => {
    const answers = Array.from(
      { length: 20 },
      (_, index): Answer => ({ status: 400 + (index % 4), body: { id: `r-${index}`, message: `No ${index} is so` } }),
    );
    expect(inferred(...answers)).toMatchObject({ reading: { code: { status: true }, message: '/message' } });
  });

  test('finds nothing where errors are pages', () => {
    expect(inferred({ status: 404, body: 'Not Found' })).toBeUndefined();
  });
});
