import { same } from '../../src/json/json.ts';
import type { Format, Operation } from '../../src/model/format.ts';
import type { BadItem, Probe, Scenario } from '../../src/model/probe.ts';
import type { Extension } from '../../src/model/tools.ts';
import { withBulk } from '../kit/applies.ts';
import { type AnsweredBulk, bulkOf, errorList } from '../kit/bulk.ts';
import { extendedBy, type PlannedBulk, plannedBulk } from '../kit/relations.ts';
import { type OwnTools, scenario } from '../kit/requirement.ts';

const ALONE = 'alone';

/** The operation that takes one item of the bulk: its body has the same schema. One that creates is preferred. */
function singleOf(format: Format, bulk: Operation): Operation | undefined {
  const item = bulk.bulk?.itemSchema;
  const all = format.operations.filter(
    (each) => each.bulk === undefined && item !== undefined && each.body !== undefined && same(each.body.schema, item) && isFree(each),
  );
  return all.find(({ method, writes }) => method === 'POST' && writes) ?? all[0];
}

/** Whether it needs no resource that has to exist: an answer could be about that rather than about the item. */
function isFree({ parameters, valid }: Operation): boolean {
  const needs = valid.from !== undefined || valid.bind.size > 0 || valid.states.length > 0 || valid.onlyInStates;
  return !needs && !parameters.some((each) => each.in === 'path');
}

/** The invalid item as the body of a request of its own: the planned one that sends it, or a new one. */
function alone(
  { probe: bulk, items, bad }: PlannedBulk,
  single: Operation,
  tools: OwnTools,
): Pick<Extension, 'steps' | 'covers'> | undefined {
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

type ItemOutcome = 'accepted' | 'rejected';

/** `undefined` where the errors are about other items alone: `bulk/index-exact` judges them. */
function outcomeInBulk({ answer }: AnsweredBulk, item: BadItem | undefined): ItemOutcome | undefined {
  if (answer.errors.length === 0) return 'accepted';
  return answer.errors.some(({ index }) => index === item?.index) ? 'rejected' : undefined;
}

/** The bulk, and its first invalid object alone. */
function extend(operation: Operation, base: Scenario, tools: OwnTools): Scenario | undefined {
  const single = singleOf(tools.format, operation);
  const bulk = plannedBulk(operation, base);
  if (single === undefined || bulk === undefined || !tools.operations.includes(single)) return undefined;
  const more = alone(bulk, single, tools);
  return more === undefined ? undefined : tools.extended(base, { ...more, steps: [...base.steps, ...more.steps] });
}

function isOfOne({ steps }: Scenario): boolean {
  return steps.some(({ expect }) => expect.kind === 'bulk' && expect.bad.length === 1);
}

/** Which fields each answer may blame, `fields/blames-only-cause` and `bulk/item-fields` judge: of several broken fields one suffices. */
export default scenario({
  id: 'relations/single-equals-bulk',
  level: 'MUST',
  title: 'An item MUST be accepted or rejected alike alone and in a bulk',
  source: 'OpenAPI description: the schema that the bulk operation and the single operation share',
  needs: ['transport/answers', 'transport/json', 'envelope/shape', 'envelope/error-is-no-success', 'bulk/shape'],
  applies: (format) =>
    withBulk(format) ??
    (format.operations.some((operation) => operation.bulk !== undefined && singleOf(format, operation) !== undefined)
      ? undefined
      : 'no operation takes an item of the bulk alone'),
  exercisedBy: 'a bulk with one invalid item that is answered with a bulk answer',
  codes: {
    'single-unlike-bulk': {
      says: ({ expected, actual }: { expected: ItemOutcome; actual: ItemOutcome }) =>
        `The item is ${expected} alone, but ${actual} in a bulk.`,
      hint: 'Use one validation for single and bulk creation.',
    },
  },
  extend,
  // Of the planned bulks those with one invalid item: each shows how that item is judged.
  *probes(tools) {
    for (const extended of extendedBy(tools, extend)) if (isOfOne(extended)) yield extended;
  },
  select: ({ steps }) => {
    const [probe, single] = [steps.get('probe'), steps.get(ALONE)];
    const bulk = probe === undefined ? undefined : bulkOf(probe);
    if (bulk === undefined || (single?.reading.kind !== 'success' && single?.reading.kind !== 'error')) return undefined;
    const actual = outcomeInBulk(bulk, bulk.bad.find(isObjectItem));
    const expected: ItemOutcome = single.reading.kind === 'success' ? 'accepted' : 'rejected';
    return actual === undefined ? undefined : { bulk, expected, actual };
  },
  *judge({ bulk, expected, actual }, { find }) {
    if (expected !== actual) yield find['single-unlike-bulk']({ where: errorList(bulk.rules), expected, actual, step: 'probe' });
  },
});
