import { successOf } from '../../src/judge/readings.ts';
import type { Operation } from '../../src/model/format.ts';
import type { ExchangeRequirement, Observation } from '../../src/model/requirement.ts';
import { always } from '../kit/applies.ts';
import { successStatuses } from '../kit/statuses.ts';

/** The statuses that the success may have; of a bulk by how many of its items are bad. */
function legalStatuses({ format, probe }: Observation, operation: Operation): readonly number[] {
  const { bulk } = operation;
  if (probe.expect.kind !== 'bulk' || bulk === undefined) return successStatuses(format, operation);
  const { size, bad } = probe.expect;
  if (bad.length === 0) return bulk.statuses.allGood;
  return bad.length < size ? bulk.statuses.someBad : bulk.statuses.allBad;
}

export default {
  kind: 'exchange',
  id: 'accept/status',
  level: 'MUST',
  title: 'A success MUST have the status that its operation documents',
  source: 'the responses of each operation of the description',
  needs: ['transport/answers', 'envelope/error-is-no-success', 'codes/cause'],
  applies: always,
  exercisedBy: 'any accepted request',
  provokedBy: ({ cause }) => cause.kind === 'valid',
  concerns: (observation) => observation.operation !== undefined && successOf(observation) !== undefined,
  *judge(observation) {
    const { operation } = observation;
    const success = successOf(observation);
    if (operation === undefined || success === undefined) return;
    const legal = legalStatuses(observation, operation);
    if (legal.length === 0 || legal.includes(success.status)) return;
    yield { code: 'success-status', where: 'status', expected: [...legal], actual: success.status, spec: `${operation.pointer}/responses` };
  },
} satisfies ExchangeRequirement;
