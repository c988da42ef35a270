import { anyOf } from '../../src/json/words.ts';
import { successOf } from '../../src/judge/readings.ts';
import type { Operation } from '../../src/model/format.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { exchange } from '../kit/requirement.ts';
import { successStatuses } from '../kit/statuses.ts';

/** The statuses that the success may have; of a bulk they depend on how many of its items are invalid. */
function legalStatuses({ format, probe }: Observation, operation: Operation): readonly number[] {
  const { bulk } = operation;
  if (probe.expect.kind !== 'bulk' || bulk === undefined) return successStatuses(format, operation);
  const { size, bad } = probe.expect;
  if (bad.length === 0) return bulk.statuses.allGood;
  return bad.length < size ? bulk.statuses.someBad : bulk.statuses.allBad;
}

export default exchange({
  id: 'accept/status',
  level: 'MUST',
  title: 'A success MUST have the status that its operation documents',
  source: 'OpenAPI description: responses of the operation, x-bulk.statuses',
  needs: ['transport/answers', 'envelope/error-is-no-success', 'codes/cause'],
  exercisedBy: 'any accepted request',
  provokedBy: ({ cause }) => cause.kind === 'valid',
  codes: {
    'success-status': {
      says: ({ expected, actual }: { expected: readonly number[]; actual: number }) =>
        `The success has the status ${actual}, but it should be ${anyOf(expected)}.`,
      hint: 'Answer with the documented status, or document this one.',
    },
  },
  select: (observation) => {
    const [success, { operation }] = [successOf(observation), observation];
    return success === undefined || operation === undefined ? undefined : { success, operation };
  },
  *judge({ success, operation }, { find, observation }) {
    const legal = legalStatuses(observation, operation);
    if (legal.length === 0 || legal.includes(success.status)) return;
    const spec = `${operation.pointer}/responses`;
    yield find['success-status']({ where: 'status', expected: legal, actual: success.status, spec });
  },
});
