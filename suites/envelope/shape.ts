import { mayBeUnreadable, outsideFormat } from '../../src/judge/scope.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { always } from '../kit/applies.ts';
import { isRequestId, misshapen } from '../kit/shape.ts';

/** The request id is judged by `envelope/request-id`. */
export default {
  kind: 'exchange',
  id: 'envelope/shape',
  level: 'MUST',
  title: 'An error MUST match the error schema of the format: members, types, places',
  source: 'the error schema of the description (x-error-format.reading.errorSchema)',
  needs: ['transport/answers', 'transport/no-server-error', 'transport/json'],
  applies: always,
  exercisedBy: 'any refused request',
  concerns: (observation) =>
    (observation.reading.kind === 'error' || observation.reading.kind === 'unreadable') &&
    !outsideFormat(observation) &&
    !mayBeUnreadable(observation),
  *judge({ format, reading }) {
    const { errorSchema, code } = format.reading;
    if (reading.kind === 'unreadable') {
      const object = reading.why === 'no-code';
      yield { code: 'no-code', where: object ? code : '', expected: 'an error of the format', actual: reading.why, spec: errorSchema };
    }
    if (reading.kind !== 'error') return;
    yield* misshapen(format, errorSchema, reading.body, { code: 'error-shape', except: (where) => isRequestId(format, where) });
  },
} satisfies ExchangeRequirement;
