import { anyOf } from '../../src/json/words.ts';
import { outsideFormat } from '../../src/judge/scope.ts';
import { exchange } from '../kit/requirement.ts';
import { documentedStatuses } from '../kit/statuses.ts';

/** `accept/status` judges which of the documented statuses a success has. */
export default exchange({
  id: 'transport/status-documented',
  level: 'MUST',
  title: 'Every HTTP status MUST be documented for its operation',
  source: 'OpenAPI description: responses of the operation, x-error-format.catalogue',
  needs: ['transport/answers', 'transport/no-server-error'],
  exercisedBy: 'any request to a documented operation',
  codes: {
    'status-undocumented': {
      says: ({ expected, actual }: { expected: readonly number[]; actual: number }) =>
        `The answer has the status ${actual}, but this operation documents only ${anyOf(expected)}.`,
      hint: 'Map this error to a documented status, or document the new one in the description.',
    },
  },
  select: (observation) => {
    const { operation, reading } = observation;
    const isRejection = reading.kind === 'error' || reading.kind === 'unreadable';
    return operation !== undefined && isRejection && !outsideFormat(observation) ? { operation, status: reading.status } : undefined;
  },
  *judge({ operation, status }, { find, observation }) {
    const documented = documentedStatuses(observation, operation);
    if (documented.includes(status)) return;
    const spec = `${operation.pointer}/responses`;
    yield find['status-undocumented']({ where: 'status', expected: documented, actual: status, spec });
  },
});
