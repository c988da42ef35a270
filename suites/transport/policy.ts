import type { Json } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { anyOf } from '../../src/json/words.ts';
import { errorOf } from '../../src/judge/readings.ts';
import { withPolicy } from '../kit/applies.ts';
import { exchange } from '../kit/requirement.ts';
import { statusesUnder } from '../kit/statuses.ts';

/** A status in a body may be a text. */
function numberIn(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^[1-5]\d\d$/.test(value) ? Number(value) : undefined;
}

/** Policies differ for errors only: a success is judged by `accept/status` and `envelope/error-is-no-success`. */
export default exchange({
  id: 'transport/policy',
  level: 'MUST',
  title: 'The HTTP status MUST agree with the status in the body, under a policy that the format allows',
  source: 'OpenAPI description: x-error-format.statuses.policy',
  needs: ['transport/json', 'transport/status-documented', 'envelope/shape'],
  applies: withPolicy,
  exercisedBy: 'any rejected request',
  codes: {
    'status-against-body': {
      says: ({ expected, actual }: { expected: readonly number[]; actual: number }) =>
        `The HTTP status is ${actual}, but with this body it should be ${anyOf(expected)}.`,
      hint: 'Derive the HTTP status from the code of the body (or send 200 throughout) in one place.',
    },
  },
  select: errorOf,
  *judge(error, { find, observation: { format } }) {
    const { policy } = format.statuses;
    const code = policy === undefined ? undefined : numberIn(at(error.body, policy.at));
    if (policy === undefined || code === undefined) return;
    const legal = statusesUnder(policy, code);
    if (!legal.includes(error.status)) yield find['status-against-body']({ where: 'status', expected: legal, actual: error.status });
  },
});
