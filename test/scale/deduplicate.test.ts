import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/report.ts';
import { type CountedFinding, deduplicated } from '../../src/results/deduplicate.ts';

const CODES = ['index-missing', 'index-of-good'];
const SPECS = ['/a', '/b', '/c'];

function finding(more: Partial<Finding>): Finding {
  const common = { requirement: 'bulk/index-exact', operation: 'createAll', cause: 'bulk', about: '', where: '/errors' };
  return {
    id: '',
    code: 'index-missing',
    spec: '/a',
    expected: [],
    actual: [],
    count: 1,
    exchange: null,
    recipe: null,
    ...common,
    ...more,
  };
}

function planned(spec: string, size: number, more: Partial<Finding> = {}): CountedFinding {
  const recipe = { scenario: `planned ${spec}` };
  return { finding: finding({ id: `planned ${more.code ?? ''} ${spec}`, spec, recipe, ...more }), rank: { units: 0, size, at: 0 } };
}

/** A fuzz finding at these locations, with its count at each. */
function drawn(places: Readonly<Record<string, number>>, size: number, more: Partial<Finding> = {}): CountedFinding {
  const [spec = ''] = Object.keys(places);
  const count = Object.values(places).reduce((sum, each) => sum + each, 0);
  return {
    finding: finding({
      id: `drawn ${more.code ?? ''}`,
      spec,
      count,
      recipe: { scenario: 'drawn', drawn: {} },
      fuzz: { kind: 'bulk', seed: 1, path: '0', size: 50, shrunkTo: 2, unit: 'items' },
      places: Object.entries(places).map(([each, times]) => ({ cause: 'bulk', spec: each, count: times })),
      ...more,
    }),
    rank: { units: 2, size, at: 9 },
  };
}

describe('a fuzz finding', () => {
  it('stays separate if planned probes show nothing', () => {
    const only = drawn({ '/a': 2, '/b': 1 }, 10);
    expect(deduplicated([only])).toEqual([only.finding]);
  });

  it('merges into the planned findings that cover all its locations, and counts there', () => {
    expect(
      deduplicated([planned('/a', 10), planned('/b', 10), drawn({ '/a': 2, '/b': 5 }, 10)]).map(({ id, count }) => [id, count]),
    ).toEqual([
      ['planned  /a', 3],
      ['planned  /b', 6],
    ]);
  });

  it('becomes the example of the planned finding if it is smaller, with its recipe', () => {
    const [reported, ...others] = deduplicated([planned('/a', 10), drawn({ '/a': 2 }, 5)]);
    expect(others).toEqual([]);
    expect(reported).toMatchObject({ id: 'planned  /a', count: 3, fuzz: { shrunkTo: 2 } });
    expect(reported?.recipe).toEqual({ scenario: 'drawn' });
    expect(reported?.places).toBeUndefined();
  });

  it('stays separate if a location is not planned, or has another cause', () => {
    const more = drawn({ '/a': 2, '/c': 1 }, 5);
    expect(deduplicated([planned('/a', 10), more])).toEqual([planned('/a', 10).finding, more.finding]);
    const other = planned('/a', 10, { cause: 'violation' });
    expect(deduplicated([other, drawn({ '/a': 2 }, 5)])).toHaveLength(2);
  });

  it('counts at least once', () => {
    expect(deduplicated([drawn({ '/a': 0 }, 5)]).map(({ count }) => count)).toEqual([1]);
  });
});

it('keeps every finding, and reports none twice', () => {
  const spec = fc.constantFrom(...SPECS);
  const one = fc.constantFrom(...CODES);
  const size = fc.integer({ min: 1, max: 5 });
  const plans = fc.uniqueArray(fc.record({ spec, code: one, size }), { selector: (each) => `${each.code} ${each.spec}` });
  const draws = fc.uniqueArray(fc.record({ at: fc.dictionary(spec, size, { minKeys: 1 }), code: one, size }), {
    selector: ({ code }) => code,
  });
  fc.assert(
    fc.property(plans, draws, (ofPlan, ofDraw) => {
      const all = [
        ...ofPlan.map((each) => planned(each.spec, each.size, { code: each.code })),
        ...ofDraw.map((each) => drawn(each.at, each.size, { code: each.code })),
      ];
      const reported = deduplicated(all);
      const seen = (findings: readonly Finding[]) => findings.reduce((sum, { count }) => sum + count, 0);
      const names = (findings: readonly Finding[]) =>
        new Set(
          findings.flatMap(({ code, spec: own, places }) =>
            [own, ...(places ?? []).map((place) => place.spec)].map((each) => `${code} ${each}`),
          ),
        );
      expect(new Set(reported.map(({ id }) => id)).size).toBe(reported.length);
      expect(seen(reported)).toBe(seen(all.map(({ finding: each }) => each)));
      expect(names(reported)).toEqual(names(all.map(({ finding: each }) => each)));
    }),
  );
});
