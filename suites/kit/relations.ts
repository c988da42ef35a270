import { isArray, type Json } from '../../src/json/json.ts';
import { at, withValue } from '../../src/json/pointer.ts';
import type { BulkRules, Operation } from '../../src/model/format.ts';
import type { BadItem, Probe, Scenario } from '../../src/model/probe.ts';
import type { Observation, ObservedScenario, ScenarioRequirement } from '../../src/model/requirement.ts';
import type { Tools } from '../../src/model/tools.ts';
import { bulkOf, indexesOf } from './bulk.ts';

/** The step of a related bulk. */
export const RELATED = 'related';

/** A bulk of a plan, taken apart. */
export interface PlannedBulk {
  readonly rules: BulkRules;
  readonly probe: Probe;
  readonly items: readonly Json[];
  readonly bad: readonly BadItem[];
}

/** The bulk that a scenario ends in, or `undefined`. */
export function plannedBulk(operation: Operation, scenario: Scenario): PlannedBulk | undefined {
  const probe = scenario.steps.at(-1);
  const rules = operation.bulk;
  const items = rules === undefined || probe === undefined ? undefined : at(probe.request.body, rules.items);
  if (rules === undefined || probe?.expect.kind !== 'bulk' || !isArray(items)) return undefined;
  return { rules, probe, items, bad: probe.expect.bad };
}

/** The same bulk with other items, of which those listed are bad. */
export function withItems({ rules, probe }: PlannedBulk, items: readonly Json[], bad: readonly BadItem[]): Probe {
  const request = { ...probe.request, body: withValue(probe.request.body, rules.items, items) };
  const size = items.length;
  return { ...probe, step: RELATED, request, cause: { kind: 'bulk', size, bad }, expect: { kind: 'bulk', size, bad } };
}

/** How a requirement makes a related bulk; `undefined` where there is none of this one. */
export interface Relation {
  readonly requirement: string;
  readonly relate: (bulk: PlannedBulk) => Probe | undefined;
}

/** The members `probes` and `extend` of a requirement that compares a bulk with a related one. */
export function relating({ requirement, relate }: Relation): Required<Pick<ScenarioRequirement, 'probes' | 'extend'>> {
  const extend = (operation: Operation, scenario: Scenario, tools: Tools): Scenario | undefined => {
    const bulk = plannedBulk(operation, scenario);
    const probe = bulk === undefined ? undefined : relate(bulk);
    return probe === undefined ? undefined : tools.extended(scenario, { requirement, steps: [...scenario.steps, probe] });
  };
  return { extend, probes: (_format, tools) => extendedBy(tools, extend) };
}

/** What a requirement adds to each bulk of the plan. */
export function* extendedBy(tools: Tools, extend: NonNullable<ScenarioRequirement['extend']>): Iterable<Scenario> {
  for (const operation of tools.operations)
    for (const scenario of tools.derived(operation)) {
      const extended = extend(operation, scenario, tools);
      if (extended !== undefined) yield extended;
    }
}

/** Both answers of a scenario of related bulks, where both are bulk answers. */
export function bothAnswered(scenario: ObservedScenario): readonly [Observation, Observation] | undefined {
  const first = scenario.steps.get('probe');
  const second = scenario.steps.get(RELATED);
  if (first === undefined || second === undefined) return undefined;
  return bulkOf(first) === undefined || bulkOf(second) === undefined ? undefined : [first, second];
}

/** The indexes that an answer reports, sorted; each once. */
export function reported(observation: Observation): readonly number[] {
  const bulk = bulkOf(observation);
  return bulk === undefined ? [] : [...new Set(indexesOf(bulk))].toSorted((a, b) => a - b);
}
