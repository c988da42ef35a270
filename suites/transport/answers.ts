import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { always } from '../kit/applies.ts';

/** A request that the run itself gave up says nothing about the server. */
export default {
  kind: 'exchange',
  id: 'transport/answers',
  level: 'MUST',
  title: 'Every request MUST get a complete, well-formed HTTP answer within the time limit',
  source: 'RFC 9110; RFC 9112',
  needs: [],
  applies: always,
  exercisedBy: 'any request',
  concerns: ({ reading }) => reading.kind !== 'unanswered' || reading.failure !== 'cancelled',
  *judge({ reading }) {
    if (reading.kind !== 'unanswered') return;
    yield { code: 'no-answer', where: 'status', expected: 'an HTTP answer', actual: reading.failure };
  },
} satisfies ExchangeRequirement;
