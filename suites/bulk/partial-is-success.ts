import { readingSummary } from '../../src/judge/readings.ts';
import type { ExchangeRequirement, Observation } from '../../src/model/requirement.ts';
import { withBulk } from '../kit/applies.ts';

/** Whether the bulk must be answered with its own body: some items are good, or an error is not allowed even if none is. */
function mustSucceed({ operation, probe }: Observation): boolean {
  if (probe.expect.kind !== 'bulk' || operation?.bulk === undefined) return false;
  return probe.expect.bad.length < probe.expect.size || !operation.bulk.allBadAsError;
}

export default {
  kind: 'exchange',
  id: 'bulk/partial-is-success',
  level: 'MUST',
  title: 'A bulk with some good items MUST be no error',
  source: 'the bulk rules (x-bulk) of the description: bad items are reported beside the good ones',
  needs: ['transport/answers', 'transport/no-server-error', 'transport/json', 'envelope/shape', 'envelope/error-is-no-success'],
  applies: withBulk,
  exercisedBy: 'a bulk with good items',
  provokedBy: ({ expect }) => expect.kind === 'bulk',
  concerns: (observation) => mustSucceed(observation) && observation.reading.kind !== 'unanswered',
  *judge({ probe, reading }) {
    if (reading.kind === 'success' || probe.expect.kind !== 'bulk') return;
    const { size, bad } = probe.expect;
    yield {
      code: 'partial-refused',
      where: 'status',
      expected: `success: ${size - bad.length} of ${size} items are good`,
      actual: readingSummary(reading),
    };
  },
} satisfies ExchangeRequirement;
