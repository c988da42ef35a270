import { isArray } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { successOf } from '../../src/judge/readings.ts';
import type { Found } from '../../src/model/finding.ts';
import type { BulkRules } from '../../src/model/format.ts';
import type { Probe } from '../../src/model/probe.ts';
import type { Observation, ScenarioRequirement } from '../../src/model/requirement.ts';
import type { Tools } from '../../src/model/tools.ts';
import { withBulk } from '../kit/applies.ts';
import { successBody, taggedItems } from '../kit/scenarios.ts';

const id = 'bulk/limits';

function isOfWrongSize({ probe, reading }: Observation): boolean {
  return probe.cause.kind === 'bulk-size' && reading.kind !== 'unanswered';
}

function* accepted(observation: Observation): Iterable<Found> {
  const { operation, probe } = observation;
  const rules = operation?.bulk;
  if (rules === undefined || probe.cause.kind !== 'bulk-size' || successOf(observation) === undefined) return;
  const expected = `refused: ${rules.min} to ${rules.max} items are allowed`;
  yield { code: 'bulk-size-accepted', where: 'status', expected, actual: probe.cause.size, step: probe.step };
}

/** Places for marks in the items that stay as good with one as they are. */
function marksOf(bulk: BulkRules, probe: Probe, tools: Tools): ReturnType<typeof taggedItems> {
  const items = at(probe.request.body, bulk.items);
  if (!isArray(items) || bulk.mark === undefined) return [];
  const { mark, itemPointer } = bulk;
  return items.flatMap((item, index) =>
    taggedItems(bulk, [index]).filter(({ suffix }) => tools.takesMark(item, { schema: itemPointer, place: mark, suffix })),
  );
}

/** With which code it is refused is judged by `codes/cause`. */
export default {
  kind: 'scenario',
  id,
  level: 'MUST',
  title: 'An empty and an oversized array of a bulk MUST be refused whole, and nothing of it created',
  source: 'minItems and maxItems of the bulk array in the description',
  needs: ['transport/answers', 'envelope/error-is-no-success'],
  applies: withBulk,
  exercisedBy: 'a bulk with too few or too many items',
  provokedBy: ({ cause }) => cause.kind === 'bulk-size',
  *probes(_format, tools) {
    for (const operation of tools.operations) {
      const { bulk, stored } = operation;
      const search = stored === undefined ? undefined : tools.search(stored, 'search');
      if (bulk?.mark === undefined || search === undefined) continue;
      for (const scenario of tools.derived(operation)) {
        const probe = scenario.steps.at(-1);
        const marks = probe?.cause.kind === 'bulk-size' ? marksOf(bulk, probe, tools) : [];
        if (probe === undefined || marks.length === 0) continue;
        const marked = tools.marked(probe, marks);
        yield tools.extended(scenario, { requirement: id, steps: [...scenario.steps.slice(0, -1), marked, search] });
      }
    }
  },
  concerns: ({ steps }) => [...steps.values()].some(isOfWrongSize),
  *judge(scenario) {
    const [observation] = [...scenario.steps.values()].filter(isOfWrongSize);
    if (observation === undefined) return;
    yield* accepted(observation);
    const rule = observation.operation?.stored;
    const found = rule === undefined ? undefined : at(successBody(scenario, 'search'), rule.list);
    if (rule !== undefined && successOf(observation) === undefined && isArray(found) && found.length > 0)
      yield { code: 'refused-but-changed', where: rule.list, expected: 'nothing stored', actual: 'stored', step: 'search' };
  },
} satisfies ScenarioRequirement;
