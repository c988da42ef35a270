import { isArray, type Json } from '../../src/json/json.ts';
import { at, type Pointer, withValue } from '../../src/json/pointer.ts';
import type { BulkRules, Operation } from '../../src/model/format.ts';
import type { BadItem, Probe, Scenario } from '../../src/model/probe.ts';
import type { ObservedScenario } from '../../src/model/requirement.ts';
import { type AnsweredBulk, ascending, bulkOf, errorList, indexesOf, promisedAt } from './bulk.ts';
import type { OwnTools } from './requirement.ts';

/** The step of a related bulk. */
export const RELATED = 'related';

/** A planned bulk and its parts. */
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

/** The same bulk with other items, of which `bad` lists the invalid ones. */
export function withItems({ rules, probe }: PlannedBulk, items: readonly Json[], bad: readonly BadItem[]): Probe {
  const request = { ...probe.request, body: withValue(probe.request.body, rules.items, items) };
  const size = items.length;
  return { ...probe, step: RELATED, request, cause: { kind: 'bulk', size, bad }, expect: { kind: 'bulk', size, bad } };
}

/** What a requirement adds to a bulk; `undefined` where it has nothing to add to this one. */
type Extend = (operation: Operation, scenario: Scenario, tools: OwnTools) => Scenario | undefined;

interface Relating {
  readonly extend: Extend;
  readonly probes: (tools: OwnTools) => Iterable<Scenario>;
}

/** The members `probes` and `extend` of a requirement that compares a bulk with a related one; `relate` makes that, if there is one. */
export function relating(relate: (bulk: PlannedBulk) => Probe | undefined): Relating {
  const extend: Extend = (operation, scenario, tools) => {
    const bulk = plannedBulk(operation, scenario);
    // Items that are repeated would have the same key twice.
    const probe = bulk === undefined || hasKeys(bulk.rules) ? undefined : relate(bulk);
    return probe === undefined ? undefined : tools.extended(scenario, { steps: [...scenario.steps, probe] });
  };
  return { extend, probes: (tools) => extendedBy(tools, extend) };
}

/** Whether the answer names items by keys that the client sent. */
function hasKeys({ answer }: BulkRules): boolean {
  return answer.kind !== 'atomic' && answer.key !== undefined;
}

/** What a requirement adds to each bulk of the plan. */
export function* extendedBy(tools: OwnTools, extend: Extend): Iterable<Scenario> {
  for (const operation of tools.operations)
    for (const scenario of tools.derived(operation)) {
      const extended = extend(operation, scenario, tools);
      if (extended !== undefined) yield extended;
    }
}

/** Two related bulks that were both answered with bulk answers. */
export interface AnsweredPair {
  /** The list of errors in the answer. */
  readonly where: Pointer;
  /** Where the description promises how a bulk is answered. */
  readonly spec: Pointer;
  /** How many items the first bulk has. */
  readonly size: number;
  /** The indexes that each answer reports, sorted, each once. */
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** The related bulks of a scenario; `undefined` unless both answers are bulk answers. */
export function bothAnswered({ steps }: ObservedScenario): AnsweredPair | undefined {
  const [first, second] = [steps.get('probe'), steps.get(RELATED)];
  if (first === undefined || second === undefined) return undefined;
  const [one, other] = [bulkOf(first), bulkOf(second)];
  if (one === undefined || other === undefined) return undefined;
  const common = { where: errorList(one.rules), spec: promisedAt(first), size: one.items.length };
  return { ...common, first: reported(one), second: reported(other) };
}

function reported(bulk: AnsweredBulk): readonly number[] {
  return ascending(new Set(indexesOf(bulk)));
}

/** Indexes that were expected after a change of the bulk, and those that were reported. */
export interface RelatedIndexes {
  readonly expected: readonly number[];
  readonly actual: readonly number[];
}
