import type { BulkRules, Operation } from '../model/format.ts';
import { isArray, type Json } from '../model/json.ts';
import { at, withValue } from '../model/pointer.ts';
import type { BadItem, Probe, Trial } from '../model/probe.ts';
import type { Observation, ObservedTrial } from '../model/requirement.ts';
import type { Tools } from '../model/tools.ts';
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

/** The bulk that a trial ends in, or `undefined`. */
export function plannedBulk(operation: Operation, trial: Trial): PlannedBulk | undefined {
  const probe = trial.steps.at(-1);
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

/** For each bulk of the plan the trial that also sends a related one; `relate` gives it, or `undefined` where there is none. */
export function* related(tools: Tools, requirement: string, relate: (bulk: PlannedBulk) => Probe | undefined): Iterable<Trial> {
  for (const operation of tools.operations)
    for (const trial of tools.derived(operation)) {
      const bulk = plannedBulk(operation, trial);
      const probe = bulk === undefined ? undefined : relate(bulk);
      if (probe !== undefined) yield tools.extended(trial, { requirement, steps: [...trial.steps, probe] });
    }
}

/** Both answers of a trial of related bulks, where both are bulk answers. */
export function bothAnswered(trial: ObservedTrial): readonly [Observation, Observation] | undefined {
  const first = trial.steps.get('probe');
  const second = trial.steps.get(RELATED);
  if (first === undefined || second === undefined) return undefined;
  return bulkOf(first) === undefined || bulkOf(second) === undefined ? undefined : [first, second];
}

/** The indexes that an answer reports, sorted; each once. */
export function reported(observation: Observation): readonly number[] {
  const bulk = bulkOf(observation);
  return bulk === undefined ? [] : [...new Set(indexesOf(bulk))].toSorted((a, b) => a - b);
}
