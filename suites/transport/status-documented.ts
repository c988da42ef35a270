import { anyOf } from '../../src/json/words.ts';
import { outsideFormat } from '../../src/judge/scope.ts';
import type { Observation } from '../../src/model/requirement.ts';
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
      hint: 'Map this error to a documented status.',
      hints: {
        foreign: 'Answer a resource of another account like one that does not exist, with the same status and code.',
        open: 'Map this error to a documented status, or document the new one in the description.',
      },
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
    yield find['status-undocumented']({ where: 'status', expected: documented, actual: status, spec, ...adviceFor(observation) });
  },
});

/** What to do where the documents promise another answer to this cause, or none at all. */
function adviceFor({ operation, probe: { cause, expect } }: Observation): { readonly advice?: string } {
  if (cause.kind === 'case' && operation?.cases.some(({ name, like }) => name === cause.name && like !== undefined))
    return { advice: 'foreign' };
  const isOpen = cause.kind === 'recorded' || (expect.kind === 'outcome' && (expect.expected.anyEntry || expect.expected.accepted));
  return isOpen ? { advice: 'open' } : {};
}
