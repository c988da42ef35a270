import type { Format } from '../model/format.ts';
import type { Cause, Scenario } from '../model/probe.ts';
import { givenIn } from '../plan/plan.ts';
import { costOf } from './cost.ts';

/** Which scenarios fit into a request budget, and which are left out. */
export interface Selection {
  readonly chosen: readonly Scenario[];
  readonly left: readonly Scenario[];
}

/** What a scenario would add that no earlier one did, with weights. */
type Features = ReadonlyMap<string, number>;

/**
 * Selects the scenarios that exercise the most for a number of requests: repeatedly the one that adds the most per request, until none
 * fits. The highest weights go to judging every operation, seeing its success, and each of its statuses.
 */
export function select(format: Format, scenarios: readonly Scenario[], requests: number, keep: boolean): Selection {
  const shared = new Map(scenarios.filter((scenario) => scenario.shared).map((scenario) => [scenario.id, scenario]));
  const given = givenIn(scenarios);
  const open = new Map(
    scenarios
      .filter((scenario) => !scenario.shared)
      .map((scenario) => {
        const features = featuresOf(format, scenario);
        return [scenario, given.has(scenario.id) ? features.set(`given ${scenario.id}`, GIVEN) : features];
      }),
  );
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const covered = new Set<Scenario>();
  const chosen = new Set<Scenario>();
  const seen = new Set<string>();
  let left = requests;
  const priceOf = (scenario: Scenario) =>
    costOf(format, scenario, keep) + scenario.uses.reduce((sum, id) => sum + (chosen.has(shared.get(id) ?? scenario) ? 0 : 2), 0);
  for (;;) {
    const best = bestOf(open, seen, (scenario) => (priceOf(scenario) <= left ? priceOf(scenario) : undefined));
    if (best === undefined) break;
    left -= priceOf(best);
    for (const feature of open.get(best)?.keys() ?? []) seen.add(feature);
    for (const id of best.uses) {
      const used = shared.get(id);
      if (used !== undefined) chosen.add(used);
    }
    chosen.add(best);
    open.delete(best);
    for (const scenario of best.covers.flatMap((id) => (given.has(id) ? [] : (byId.get(id) ?? [])))) {
      covered.add(scenario);
      open.delete(scenario);
      // It was chosen before and now runs within this one. The scenarios that it uses stay chosen.
      if (chosen.delete(scenario)) left += costOf(format, scenario, keep);
    }
  }
  return {
    chosen: scenarios.filter((scenario) => chosen.has(scenario)),
    left: scenarios.filter((scenario) => !chosen.has(scenario) && !covered.has(scenario) && !scenario.shared),
  };
}

function bestOf(
  open: ReadonlyMap<Scenario, Features>,
  seen: ReadonlySet<string>,
  price: (scenario: Scenario) => number | undefined,
): Scenario | undefined {
  let best: Scenario | undefined;
  let most = -1;
  for (const [scenario, features] of open) {
    const cost = price(scenario);
    if (cost === undefined) continue;
    const worth = [...features].reduce((sum, [feature, value]) => sum + (seen.has(feature) ? 0 : value), 0) / Math.max(1, cost);
    if (worth > most) {
      most = worth;
      best = scenario;
    }
  }
  return best;
}

/** The weight of a scenario without which others can be judged only roughly. */
const GIVEN = 700;

function featuresOf(format: Format, scenario: Scenario): Map<string, number> {
  const features = new Map<string, number>();
  const where = scenario.operation ?? '-';
  const probe = scenario.steps.at(-1);
  features.set(`operation ${where}`, 1000);
  features.set(`scenario ${scenario.id}`, 1);
  if (scenario.broughtBy !== undefined)
    features.set(`requirement ${scenario.broughtBy} ${where}`, 20).set(`requirement ${scenario.broughtBy}`, 300);
  for (const step of scenario.steps) {
    features.set(`cause ${step.cause.kind}`, 30).set(`cause ${step.cause.kind} ${step.operation ?? '-'}`, 15);
    features.set(`cause ${step.cause.kind} ${detailOf(step.cause)} ${step.operation ?? '-'}`, 5);
    for (const location of locationsOf(step.cause)) features.set(`location ${location} ${step.operation ?? '-'}`, 8);
    if (step.expect.kind === 'bulk') features.set(`bulk ${mixOf(step.expect)}`, 300);
  }
  if (probe?.expect.kind !== 'outcome') return features;
  const { expected } = probe.expect;
  if (expected.accepted && expected.entries.length === 0 && !expected.anyEntry) features.set(`success ${where}`, 700);
  if (expected.accepted) return features;
  for (const id of expected.entries) {
    features.set(`entry ${id}`, 120 / expected.entries.length).set(`entry ${id} ${where}`, 20 / expected.entries.length);
    const statuses = format.catalogue.find((entry) => entry.id === id)?.statuses ?? [];
    // An entry with several statuses may be answered with any of them.
    const [status] = statuses;
    if (expected.entries.length === 1 && statuses.length === 1) features.set(`status ${status}`, 300);
  }
  return features;
}

/** The member that a probe breaks, the same for every element of a list: each is validated by its own code. */
function locationsOf(cause: Cause): readonly string[] {
  if (cause.kind !== 'violation' || cause.violations.length > 1) return [];
  return cause.violations.map(({ at }) => at.replaceAll(/\/\d+(?=\/|$)/g, '/*'));
}

/** A detail that distinguishes causes of one kind which different code of a server handles. */
function detailOf(cause: Cause): string {
  switch (cause.kind) {
    case 'bulk-size':
      return cause.bound;
    case 'key':
      return cause.how;
    case 'violation':
      return cause.violations.length > 1 ? 'several' : (cause.violations[0]?.constraint ?? '');
    default:
      return '';
  }
}

function mixOf({ size, bad }: { readonly size: number; readonly bad: readonly unknown[] }): string {
  if (bad.length === 0) return 'good';
  return bad.length === size ? 'bad' : 'mixed';
}
