import { codeText } from '../../src/judge/readings.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { isServerError } from '../../src/read/outcome.ts';
import { always } from '../kit/applies.ts';
import { expectsServerError } from '../kit/server-errors.ts';

/** Where a state makes the server fail, its error is what is wanted. RFC 9110 lets a server answer 501 to a method it does not know. */
export default {
  kind: 'exchange',
  id: 'transport/no-server-error',
  level: 'MUST',
  title: 'Nothing that a client sends, however malformed, MUST get a server error',
  source: 'RFC 9110, section 15.6; the statuses of the error catalogue',
  needs: ['transport/answers'],
  applies: always,
  exercisedBy: 'any request',
  concerns: (observation) => {
    const { reading, probe } = observation;
    if (reading.kind === 'unanswered' || expectsServerError(observation)) return false;
    return !(probe.cause.kind === 'route' && reading.status === 501);
  },
  *judge({ format, reading }) {
    if (reading.kind === 'unanswered' || !isServerError(format, reading)) return;
    const actual = reading.kind === 'error' ? [reading.status, codeText(reading)] : reading.status;
    yield { code: 'server-error', where: 'status', expected: 'no server error', actual };
  },
} satisfies ExchangeRequirement;
