import { describe, expect, test } from 'vitest';
import { isArray } from '../../src/json/json.ts';
import type { Finding } from '../../src/model/report.ts';
import { judgedThings, type Things } from './things.ts';

const schema = {
  type: 'object',
  required: ['title'],
  properties: { title: { type: 'string', minLength: 1, maxLength: 80 }, n: { type: 'integer', minimum: 0, maximum: 9 } },
};
const whole = { type: 'integer', minimum: 1 };

/** What is found of what a bulk stored. */
async function found(things: Omit<Things, 'schema' | 'example'>): Promise<readonly Finding[]> {
  const { results } = await judgedThings({ schema, example: { title: 'Hello', n: 3 }, most: 40, ...things });
  const result = results.find(({ id }) => id === 'bulk/stored-exact');
  expect(['passed', 'failed']).toContain(result?.verdict);
  return result?.findings ?? [];
}

const codes = (findings: readonly Finding[]): readonly string[] => [...new Set(findings.map(({ code }) => code))];
const losesFirst = (index: number, isGood: boolean): number => (isGood && index > 0 ? 1 : 0);

describe('a search after a bulk', () => {
  test.each<[string, Omit<Things, 'schema' | 'example'>]>([
    ['pages are shorter than bulks', { limit: { ...whole, maximum: 10 } }],
    ['no size of pages is described', { page: 10 }],
    ['no largest size is described', { limit: whole, page: 10 }],
    ['some sizes alone are allowed', { limit: { type: 'integer', enum: [5, 25] } }],
  ])('reports no lost items if %s', async (_, things) => {
    expect(await found(things)).toEqual([]);
  });

  test.each<[string, Omit<Things, 'schema' | 'example'>]>([
    ['pages are long', { limit: { ...whole, maximum: 50 }, stores: losesFirst }],
    ['pages are shorter than bulks', { limit: { ...whole, maximum: 10 }, stores: losesFirst }],
    ['no size of pages is described, and nothing is stored', { page: 10, stores: () => 0 }],
  ])('reports lost items if %s', async (_, things) => {
    expect(codes(await found(things))).toEqual(['stored-missing']);
  });

  test('reports invalid items that were stored, and valid ones that were stored twice', async () => {
    expect(codes(await found({ limit: { ...whole, maximum: 50 }, stores: () => 1 }))).toEqual(['stored-extra']);
    expect(codes(await found({ page: 10, stores: (_index, isGood) => (isGood ? 2 : 0) }))).toEqual(['stored-extra']);
  });

  test('reports indexes of the bulk, and cites the bulk', async () => {
    const twiceBeforeFirst = (index: number, isGood: boolean): number => (isGood ? 1 : 0) + (index === 0 ? 1 : 0);
    const findings = await found({ limit: { ...whole, maximum: 50 }, stores: twiceBeforeFirst });
    expect(findings.length).toBeGreaterThan(0);
    for (const { operation, cause, expected, actual, where, exchange } of findings) {
      expect([operation, cause, where, exchange?.endsWith('#probe')]).toEqual(['createThings', 'bulk', '/created', true]);
      expect(actual).toEqual(isArray(expected) ? [0, ...expected] : undefined);
    }
  });
});
