import type { Format } from '../model/format.ts';
import type { Scenario } from '../model/probe.ts';
import { givenIn } from '../plan/plan.ts';
import { costOf } from './cost.ts';
import { featuresOf } from './features.ts';
import { Ranking } from './ranking.ts';

/** Which scenarios fit into a request budget, and which are left out. */
export interface Selection {
  readonly chosen: readonly Scenario[];
  readonly left: readonly Scenario[];
}

/**
 * Selects the scenarios that exercise the most for a number of requests: repeatedly the one that adds the most per request, until none
 * fits. What a scenario adds is in `features.ts`.
 */
export function select(format: Format, scenarios: readonly Scenario[], requests: number, keep: boolean): Selection {
  const shared = new Map(scenarios.filter((scenario) => scenario.shared).map((scenario) => [scenario.id, scenario]));
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const covered = new Set<Scenario>();
  const chosen = new Set<Scenario>();
  const seen = new Set<string>();
  const costs = new Map(scenarios.map((scenario) => [scenario, costOf(format, scenario, keep)]));
  const costOfOne = (scenario: Scenario) => costs.get(scenario) ?? 0;
  let left = requests;
  const priceOf = (scenario: Scenario) =>
    costOfOne(scenario) + scenario.uses.reduce((sum, id) => sum + (chosen.has(shared.get(id) ?? scenario) ? 0 : 2), 0);
  const given = givenIn(scenarios);
  const open = scenarios.filter((scenario) => !scenario.shared);
  const ranking = new Ranking(open, {
    features: (scenario) => featuresOf(format, scenario, given.has(scenario.id)),
    seen,
    // What it uses may have been chosen by then, so the price without that is the least.
    leastPrice: costOfOne,
    price: (scenario) => (priceOf(scenario) <= left ? priceOf(scenario) : undefined),
  });
  for (let best = ranking.next(); best !== undefined; best = ranking.next()) {
    left -= priceOf(best);
    ranking.take(best);
    for (const id of best.uses) {
      const used = shared.get(id);
      if (used !== undefined) chosen.add(used);
    }
    chosen.add(best);
    for (const scenario of best.covers.flatMap((id) => (given.has(id) ? [] : (byId.get(id) ?? [])))) {
      covered.add(scenario);
      ranking.drop(scenario);
      // It was chosen before and now runs within this one. The scenarios that it uses stay chosen.
      if (chosen.delete(scenario)) left += costOfOne(scenario);
    }
  }
  return {
    chosen: scenarios.filter((scenario) => chosen.has(scenario)),
    left: scenarios.filter((scenario) => !chosen.has(scenario) && !covered.has(scenario) && !scenario.shared),
  };
}
