import { at } from '../../src/json/pointer.ts';
import { errorOf } from '../../src/judge/readings.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withPolicy } from '../kit/applies.ts';
import { statusesUnder } from '../kit/statuses.ts';

/** Only errors tell the policies apart: a success is judged by `accept/status` and `envelope/error-is-no-success`. */
export default {
  kind: 'exchange',
  id: 'transport/policy',
  level: 'MUST',
  title: 'The HTTP status MUST agree with what the body says, under a policy that the format allows',
  source: 'x-error-format.statuses.policy of the description',
  needs: ['transport/json', 'transport/status-documented', 'envelope/shape'],
  applies: withPolicy,
  exercisedBy: 'any refused request',
  concerns: (observation) => errorOf(observation) !== undefined,
  *judge(observation) {
    const policy = observation.format.statuses.policy;
    const error = errorOf(observation);
    if (policy === undefined || error === undefined) return;
    const told = at(error.body, policy.at);
    if (typeof told !== 'number') return;
    const legal = statusesUnder(policy, told);
    if (!legal.includes(error.status)) yield { code: 'status-against-body', where: 'status', expected: legal, actual: error.status };
  },
} satisfies ExchangeRequirement;
