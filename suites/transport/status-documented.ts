import { statusOf } from '../../src/judge/readings.ts';
import { outsideFormat } from '../../src/judge/scope.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { always } from '../kit/applies.ts';
import { documentedStatuses } from '../kit/statuses.ts';

/** Which of the documented statuses a success has is judged by `accept/status`. */
export default {
  kind: 'exchange',
  id: 'transport/status-documented',
  level: 'MUST',
  title: 'Every HTTP status MUST be documented for its operation',
  source: 'the responses of each operation and the error catalogue',
  needs: ['transport/answers', 'transport/no-server-error'],
  applies: always,
  exercisedBy: 'any request to a documented operation',
  concerns: (observation) => {
    const { operation, reading } = observation;
    return operation !== undefined && (reading.kind === 'error' || reading.kind === 'unreadable') && !outsideFormat(observation);
  },
  *judge(observation) {
    const { operation } = observation;
    const status = statusOf(observation);
    if (operation === undefined || status === undefined) return;
    const documented = documentedStatuses(observation, operation);
    if (documented.includes(status)) return;
    yield { code: 'status-undocumented', where: 'status', expected: documented, actual: status, spec: `${operation.pointer}/responses` };
  },
} satisfies ExchangeRequirement;
