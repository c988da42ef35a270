import { errorOf } from '../../src/judge/readings.ts';
import type { Entry } from '../../src/model/format.ts';
import type { ExchangeRequirement, Observation } from '../../src/model/requirement.ts';
import { entryOf } from '../../src/read/outcome.ts';

/** The entry of the error, where the documents give its message. */
function worded(observation: Observation): Entry | undefined {
  const error = errorOf(observation);
  const entry = error === undefined ? undefined : entryOf(observation.format, error);
  return entry?.message === undefined ? undefined : entry;
}

export default {
  kind: 'exchange',
  id: 'codes/message',
  level: 'SHOULD',
  title: 'The message of a code SHOULD be the documented one',
  source: 'the error catalogue of the description',
  needs: ['envelope/message', 'codes/documented', 'codes/documented-detail'],
  applies: ({ catalogue }) =>
    catalogue.some(({ message }) => message !== undefined) ? undefined : 'the error catalogue gives no messages',
  exercisedBy: 'a refused request whose code has a documented message',
  concerns: (observation) => worded(observation) !== undefined,
  *judge(observation) {
    const [error, entry] = [errorOf(observation), worded(observation)];
    const documented = entry?.message?.trim();
    if (documented === undefined || typeof error?.message !== 'string' || error.message.trim() === documented) return;
    const where = observation.format.reading.message;
    yield { code: 'other-message', where, expected: documented, actual: error.message, spec: entry?.pointer ?? '' };
  },
} satisfies ExchangeRequirement;
