import { describe, expect, it } from 'vitest';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import { plan } from '../../src/plan/plan.ts';
import { costOf } from '../../src/run/cost.ts';
import { select } from '../../src/run/select.ts';
import { requirements } from '../../suites/index.ts';

describe.each(builtInFormats())('choosing scenarios of %s under a budget', (name) => {
  const format = loadBuiltIn(name);
  const { scenarios } = plan(format, requirements, { seed: 1, states: 'all', readOnly: false, assumed: true });

  it.each([1, 20, 60, 200, 600, 1_500])('keeps to a budget of %d requests', (budget) => {
    const { chosen, left } = select(format, scenarios, budget, false);
    const cost = chosen.reduce((sum, scenario) => sum + costOf(format, scenario, false), 0);
    expect(cost).toBeLessThanOrEqual(budget);
    expect(chosen.length > 0 || budget < 3).toBe(true);
    expect(new Set(chosen).size).toBe(chosen.length);
    expect(left.some((scenario) => chosen.includes(scenario))).toBe(false);
  });

  it('includes each operation once 60 requests are allowed', () => {
    const { chosen } = select(format, scenarios, 54, false);
    const operations = new Set(chosen.map(({ operation }) => operation));
    expect(format.operations.filter(({ id }) => !operations.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('sends a scenario or one that includes it, not both', () => {
    const { chosen } = select(format, scenarios, 600, false);
    const covered = new Set(chosen.flatMap(({ covers }) => covers));
    expect(chosen.filter(({ id, shared }) => !shared && covered.has(id)).map(({ id }) => id)).toEqual([]);
  });
});
