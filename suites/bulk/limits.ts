import { isArray } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { successOf } from '../../src/judge/readings.ts';
import type { BulkRules } from '../../src/model/format.ts';
import type { Probe } from '../../src/model/probe.ts';
import type { Tools } from '../../src/model/tools.ts';
import { withBulk } from '../kit/applies.ts';
import { scenario } from '../kit/requirement.ts';
import { CHANGED_ALTHOUGH_REJECTED, foundBy, taggedItems } from '../kit/scenarios.ts';

/** Locations for run tags in the items that stay as valid with one as they are. */
function tagsOf(bulk: BulkRules, probe: Probe, tools: Pick<Tools, 'takesTag'>): ReturnType<typeof taggedItems> {
  const items = at(probe.request.body, bulk.items);
  if (!isArray(items) || bulk.mark === undefined) return [];
  const { mark, itemPointer } = bulk;
  return items.flatMap((item, index) =>
    taggedItems(bulk, [index]).filter(({ suffix }) => tools.takesTag(item, { schema: itemPointer, place: mark, suffix })),
  );
}

/** `codes/cause` judges with which code it is rejected. */
export default scenario({
  id: 'bulk/limits',
  level: 'MUST',
  title: 'A bulk of too few or too many items MUST be rejected as a whole, and MUST NOT create any of them',
  source: 'OpenAPI description: minItems and maxItems of the array that x-bulk.items names',
  needs: ['transport/answers', 'envelope/error-is-no-success'],
  applies: withBulk,
  exercisedBy: 'a bulk with too few or too many items',
  provokedBy: ({ cause }) => cause.kind === 'bulk-size',
  codes: {
    'bulk-size-accepted': {
      says: ({ expected, actual }: { expected: string; actual: number }) =>
        `A bulk of ${actual} items was accepted, but it should be ${expected}.`,
      hint: 'Check the number of items before any of them is created.',
    },
    'refused-but-changed': CHANGED_ALTHOUGH_REJECTED,
  },
  *probes(tools) {
    for (const operation of tools.operations) {
      const { bulk, stored } = operation;
      const search = stored === undefined ? undefined : tools.search(stored, 'search');
      if (bulk?.mark === undefined || search === undefined) continue;
      for (const sized of tools.derived(operation)) {
        const probe = sized.steps.at(-1);
        const tags = probe?.cause.kind === 'bulk-size' ? tagsOf(bulk, probe, tools) : [];
        if (probe === undefined || tags.length === 0) continue;
        yield tools.extended(sized, { steps: [...sized.steps.slice(0, -1), tools.tagged(probe, tags), search] });
      }
    }
  },
  judges: 'all',
  select: ({ steps }) => {
    const observation = [...steps.values()].find(({ probe, reading }) => probe.cause.kind === 'bulk-size' && reading.kind !== 'unanswered');
    const cause = observation?.probe.cause;
    return observation === undefined || cause?.kind !== 'bulk-size' ? undefined : { observation, size: cause.size };
  },
  *judge({ observation, size }, { find, scenario: observed }) {
    const { operation, probe } = observation;
    const { bulk, stored } = operation ?? {};
    const isAccepted = successOf(observation) !== undefined;
    if (bulk !== undefined && isAccepted) {
      const expected = `refused: ${bulk.min} to ${bulk.max} items are allowed`;
      yield find['bulk-size-accepted']({ where: 'status', expected, actual: size, step: probe.step });
    }
    if (stored !== undefined && !isAccepted && foundBy(observed, stored).length > 0)
      yield find['refused-but-changed']({ where: stored.list, expected: 'nothing stored', actual: 'stored', step: 'search' });
  },
});
