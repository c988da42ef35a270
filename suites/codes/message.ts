import { errorOf } from '../../src/judge/readings.ts';
import { entryOf } from '../../src/read/outcome.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'codes/message',
  level: 'SHOULD',
  title: 'The message of a code SHOULD be the documented one',
  source: 'OpenAPI description: message in x-error-format.catalogue',
  needs: ['envelope/message', 'codes/documented', 'codes/documented-detail'],
  applies: ({ catalogue }) =>
    catalogue.some(({ message }) => message !== undefined) ? undefined : 'the error catalogue documents no messages',
  exercisedBy: 'a rejected request whose code has a documented message',
  explains: ({ message }) => message !== undefined,
  codes: {
    'other-message': {
      says: ({ expected, actual }: { expected: string; actual: string }) =>
        `The message is "${actual}", but the documented one is "${expected}".`,
      hint: 'Use the documented message, or correct the catalogue.',
    },
  },
  select: (observation) => {
    const error = errorOf(observation);
    const entry = error === undefined ? undefined : entryOf(observation.format, error);
    if (error === undefined || entry?.message === undefined) return undefined;
    return { documented: entry.message.trim(), message: error.message, where: error.shape.message?.at[0] ?? '', spec: entry.pointer };
  },
  *judge({ documented, message, where, spec }, { find }) {
    if (typeof message === 'string' && message.trim() !== documented)
      yield find['other-message']({ where, expected: documented, actual: message, spec });
  },
});
