import { withBulk } from '../../src/judge/applies.ts';
import { successOf } from '../../src/judge/readings.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';

/** With which code it is refused is judged by `codes/cause`. */
export default {
  kind: 'exchange',
  id: 'bulk/limits',
  level: 'MUST',
  title: 'An empty and an oversized array of a bulk MUST be refused whole',
  source: 'minItems and maxItems of the bulk array in the description',
  needs: ['transport/answers', 'envelope/error-is-no-success'],
  applies: withBulk,
  exercisedBy: 'a bulk with too few or too many items',
  concerns: ({ probe, reading }) => probe.cause.kind === 'bulk-size' && reading.kind !== 'unanswered',
  *judge(observation) {
    const { operation, probe } = observation;
    const rules = operation?.bulk;
    if (rules === undefined || probe.cause.kind !== 'bulk-size' || successOf(observation) === undefined) return;
    const expected = `refused: ${rules.min} to ${rules.max} items are allowed`;
    yield { code: 'bulk-size-accepted', where: 'status', expected, actual: probe.cause.size };
  },
} satisfies ExchangeRequirement;
