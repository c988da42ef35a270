import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withFields } from '../kit/applies.ts';
import { blamedNames, validationErrorOf } from '../kit/blame.ts';

export default {
  kind: 'exchange',
  id: 'fields/present',
  level: 'MUST',
  title: 'A validation error MUST list at least one field',
  source: 'the error format of the description (x-error-format.fields.with)',
  needs: ['transport/json', 'envelope/shape'],
  applies: withFields,
  exercisedBy: 'a request that breaks a constraint',
  provokedBy: ({ expect }) => expect.kind === 'bulk' || (expect.kind === 'outcome' && expect.blame !== undefined),
  concerns: (observation) => validationErrorOf(observation) !== undefined,
  *judge(observation) {
    const error = validationErrorOf(observation);
    if (error === undefined || blamedNames(error.fields).length > 0) return;
    const where = observation.format.reading.fields?.list ?? '';
    yield { code: 'no-fields', where, expected: 'at least one named field', actual: error.fields.length === 0 ? 'none' : 'no names' };
  },
} satisfies ExchangeRequirement;
