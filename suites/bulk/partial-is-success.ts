import { readingSummary } from '../../src/judge/readings.ts';
import { withBulk } from '../kit/applies.ts';
import { isBulk } from '../kit/bulk.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'bulk/partial-is-success',
  level: 'MUST',
  title: 'A bulk with some valid items MUST NOT be answered with an error',
  source: 'OpenAPI description: x-bulk.answer, x-bulk.allBadAsError',
  needs: ['transport/answers', 'transport/no-server-error', 'transport/json', 'envelope/shape', 'envelope/error-is-no-success'],
  applies: withBulk,
  exercisedBy: 'a bulk with valid items',
  provokedBy: isBulk,
  codes: {
    'partial-refused': {
      says: ({ expected, actual }: { expected: string; actual: string }) =>
        `The bulk was rejected as a whole (${actual}), but it should be a ${expected}.`,
      hint: 'Create the valid items and report the invalid ones next to them.',
    },
  },
  select: ({ operation, probe: { expect }, reading }) => {
    if (expect.kind !== 'bulk' || operation?.bulk === undefined || reading.kind === 'unanswered') return undefined;
    const good = expect.size - expect.bad.length;
    return good > 0 || !operation.bulk.allBadAsError ? { good, size: expect.size, reading } : undefined;
  },
  *judge({ good, size, reading }, { find }) {
    if (reading.kind === 'success') return;
    const expected = `success: ${good} of ${size} items are good`;
    yield find['partial-refused']({ where: 'status', expected, actual: readingSummary(reading) });
  },
});
