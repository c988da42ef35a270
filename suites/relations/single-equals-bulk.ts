import { same } from '../../src/json/json.ts';
import type { Format, Operation } from '../../src/model/format.ts';
import type { BadItem, Probe, Scenario } from '../../src/model/probe.ts';
import type { BlamedField } from '../../src/model/reading.ts';
import type { Observation, ScenarioRequirement } from '../../src/model/requirement.ts';
import type { Extension, Tools } from '../../src/model/tools.ts';
import { withBulk } from '../kit/applies.ts';
import { bulkOf, errorList } from '../kit/bulk.ts';
import { extendedBy, type PlannedBulk, plannedBulk } from '../kit/relations.ts';

const id = 'relations/single-equals-bulk';

const ALONE = 'alone';

/** The operation that takes one item of the bulk: its body has the same schema. One that creates comes first. */
function singleOf(format: Format, bulk: Operation): Operation | undefined {
  const item = bulk.bulk?.itemSchema;
  const all = format.operations.filter(
    (each) => each.bulk === undefined && item !== undefined && each.body !== undefined && same(each.body.schema, item) && isFree(each),
  );
  return all.find(({ method, writes }) => method === 'POST' && writes) ?? all[0];
}

/** Whether it speaks of nothing that has to exist: an answer could be about that rather than about the item. */
function isFree({ parameters, valid }: Operation): boolean {
  const needs = valid.from !== undefined || valid.bind.size > 0 || valid.states.length > 0 || valid.onlyInStates;
  return !needs && !parameters.some((each) => each.in === 'path');
}

/** The bad item as the body of a request of its own: the planned one that sends it, or a new one. */
function alone({ probe: bulk, items, bad }: PlannedBulk, single: Operation, tools: Tools): Pick<Extension, 'steps' | 'covers'> | undefined {
  const chosen = bad.find(isObjectItem);
  const item = chosen === undefined ? undefined : items[chosen.index];
  if (chosen === undefined || item === undefined || single.body === undefined) return undefined;
  const planned = tools.sending(single, item);
  if (planned !== undefined) return { steps: planned.steps.map((step) => ({ ...step, step: ALONE })), covers: [planned.id] };
  const probe: Probe = {
    ...bulk,
    step: ALONE,
    operation: single.id,
    method: single.method,
    path: single.path,
    request: { ...single.valid.request, body: item },
    body: { kind: 'json', contentType: single.body.mediaType },
    bind: [],
    cause: { kind: 'violation', violations: chosen.violations },
    expect: {
      kind: 'outcome',
      expected: chosen.violations[0]?.expect ?? { entries: [], accepted: false, anyEntry: true },
      blame: chosen.blame,
    },
  };
  return { steps: [probe] };
}

/** An item that was broken member by member, and so can be sent alone. */
function isObjectItem({ violations }: BadItem): boolean {
  return violations.length > 0;
}

/** The names in a list of blamed fields, sorted, each once. */
function names(fields: readonly BlamedField[]): readonly string[] {
  return [...new Set(fields.flatMap(({ name }) => name ?? []))].toSorted();
}

/** What is said of the item alone: the blamed names, or `undefined` where it was taken. */
function saidAlone({ reading }: Observation): readonly string[] | undefined {
  return reading.kind === 'error' ? names(reading.fields) : undefined;
}

/** What is said of it in the bulk. */
function saidInBulk(observation: Observation): readonly string[] | undefined {
  const bulk = bulkOf(observation);
  const bad = bulk?.bad.find(isObjectItem);
  const error = bulk?.answer.errors.find(({ index }) => index === bad?.index);
  return error === undefined ? undefined : names(error.fields);
}

/** The bulk, and its first broken item alone. */
function extend(operation: Operation, scenario: Scenario, tools: Tools): Scenario | undefined {
  const single = singleOf(tools.format, operation);
  const bulk = plannedBulk(operation, scenario);
  if (single === undefined || bulk === undefined || !tools.operations.includes(single)) return undefined;
  const more = alone(bulk, single, tools);
  return more === undefined ? undefined : tools.extended(scenario, { ...more, requirement: id, steps: [...scenario.steps, ...more.steps] });
}

function isOfOne({ steps }: Scenario): boolean {
  return steps.some(({ expect }) => expect.kind === 'bulk' && expect.bad.length === 1);
}

export default {
  kind: 'scenario',
  id,
  level: 'MUST',
  title: 'An item MUST be judged alike alone and in a bulk, field by field',
  source: 'the descriptions of the bulk and of the single operation share one schema',
  needs: [
    'transport/answers',
    'transport/json',
    'envelope/shape',
    'codes/cause',
    'fields/present',
    'fields/names-cause',
    'fields/blames-only-cause',
    'bulk/shape',
    'bulk/index-exact',
    'bulk/item-fields',
  ],
  applies: (format) =>
    withBulk(format) ??
    (format.operations.some((operation) => operation.bulk !== undefined && singleOf(format, operation) !== undefined)
      ? undefined
      : 'no operation takes an item of the bulk alone'),
  exercisedBy: 'a bulk with one bad item that is answered as one',
  provokedBy: () => false,
  extend,
  // Of the planned bulks those with one bad item: each says how that item is judged.
  *probes(_format, tools) {
    for (const scenario of extendedBy(tools, extend)) if (isOfOne(scenario)) yield scenario;
  },
  concerns: ({ scenario, steps }) => {
    const [bulk, single] = [steps.get('probe'), steps.get(ALONE)];
    if (scenario.broughtBy !== id || bulk === undefined || bulkOf(bulk) === undefined) return false;
    return single?.reading.kind === 'success' || single?.reading.kind === 'error';
  },
  *judge({ steps }) {
    const [bulk, single] = [steps.get('probe'), steps.get(ALONE)];
    const rules = bulk?.operation?.bulk;
    if (bulk === undefined || single === undefined || rules === undefined) return;
    const [expected, actual] = [saidAlone(single) ?? 'taken', saidInBulk(bulk) ?? 'taken'];
    if (!same(expected, actual)) yield { code: 'single-unlike-bulk', where: errorList(rules), expected, actual, step: 'probe' };
  },
} satisfies ScenarioRequirement;
