import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json/json.ts';
import type { BulkAnswer, BulkRules } from '../../src/model/format.ts';
import { readBulk } from '../../src/read/bulk.ts';

const FIELDS = { list: '/errors', name: '/field', message: '/message' };
const SUMMARY = { submitted: '/summary/n', created: '/summary/ok', failed: '/summary/bad' };
const SPLIT: BulkAnswer = { kind: 'split', created: '/created', errors: '/errors', index: '/index', fields: FIELDS, summary: SUMMARY };
const RESULTS: BulkAnswer = {
  kind: 'results',
  results: '/results',
  index: undefined,
  status: '/status',
  fields: FIELDS,
  value: '/value',
  summary: undefined,
};

const rules = (answer: BulkAnswer): BulkRules => ({
  items: '/items',
  min: 1,
  max: 50,
  limited: true,
  lines: [],
  unique: false,
  itemSchema: true,
  itemPointer: '',
  answer,
  statuses: { allGood: [201], someBad: [200], allBad: [400] },
  allBadAsError: false,
  mark: undefined,
  compare: [],
});
const readAs = (answer: BulkAnswer, body: Json | undefined) => readBulk(rules(answer), body, { items: [], naming: undefined });

describe('a bulk answer in two lists', () => {
  it('gives its errors and its summary', () => {
    const body = {
      created: [{ id: 1 }],
      errors: [{ index: 1, errors: [{ field: 'url', message: 'bad' }] }],
      summary: { n: 2, ok: 1, bad: 1 },
    };
    expect(readAs(SPLIT, body)).toEqual({
      created: [{ id: 1 }],
      createdAt: undefined,
      errors: [{ index: 1, fields: [{ name: 'url', message: 'bad' }] }],
      summary: { submitted: 2, created: 1, failed: 1 },
      wrong: [],
    });
  });

  it('lists documented members that are missing or of a wrong type', () => {
    const body = { created: {}, errors: [{ index: '1', errors: [{ field: 7 }] }, 'odd'], summary: { n: '2', ok: 1.5 } };
    expect(readAs(SPLIT, body).wrong).toEqual([
      '/created',
      '/errors/0/index',
      '/errors/0/errors/0/field',
      '/errors/0/errors/0/message',
      '/errors/1/index',
      '/errors/1/errors',
      '/summary/n',
      '/summary/ok',
      '/summary/bad',
    ]);
  });

  it.each<[Json | undefined]>([[undefined], [null], [[]], ['x']])('gives a reading of %j without throwing', (body) => {
    expect(readAs(SPLIT, body)).toMatchObject({
      created: [],
      errors: [],
      wrong: ['/created', '/errors', '/summary/n', '/summary/ok', '/summary/bad'],
    });
  });
});

describe('a bulk answer in one list', () => {
  it('takes positions from the order', () => {
    const body = {
      results: [
        { status: 422, errors: [{ field: 'a', message: 'm' }] },
        { status: 201, value: { id: 1 } },
      ],
    };
    expect(readAs(RESULTS, body)).toEqual({
      created: [{ id: 1 }],
      createdAt: [1],
      errors: [{ index: 0, fields: [{ name: 'a', message: 'm' }] }],
      summary: undefined,
      wrong: [],
    });
  });

  it('takes positions from an index if there is one', () => {
    const body = {
      results: [
        { i: 4, status: 201, value: 'x' },
        { i: 2, status: 400, errors: [] },
      ],
    };
    expect(readAs({ ...RESULTS, index: '/i' }, body)).toMatchObject({ createdAt: [4], errors: [{ index: 2 }], wrong: [] });
  });

  it('lists the documented members that are missing', () => {
    expect(readAs(RESULTS, { results: [{ status: 201 }, { status: '201' }, { status: 400 }] }).wrong).toEqual([
      '/results/0/value',
      '/results/1/status',
      '/results/2/errors',
    ]);
  });
});
