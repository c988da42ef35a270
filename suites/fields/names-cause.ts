import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withFields } from '../kit/applies.ts';
import { expectedBlame, validationErrorOf, wanted, weighBlame } from '../kit/blame.ts';

export default {
  kind: 'exchange',
  id: 'fields/names-cause',
  level: 'MUST',
  title: 'A broken field MUST be named, at the documented name; of several at least one',
  source: 'the naming rule of the description (x-error-format.fields.naming)',
  needs: ['fields/present', 'codes/cause'],
  applies: withFields,
  exercisedBy: 'a request that breaks a constraint',
  provokedBy: ({ expect }) => expect.kind === 'bulk' || (expect.kind === 'outcome' && expect.blame !== undefined),
  concerns: (observation) => validationErrorOf(observation) !== undefined && expectedBlame(observation) !== undefined,
  *judge(observation) {
    const [error, blame] = [validationErrorOf(observation), expectedBlame(observation)];
    if (error === undefined || blame === undefined) return;
    const { named, names } = weighBlame(blame, error.fields);
    if (named) return;
    yield { code: 'not-named', where: observation.format.reading.fields?.list ?? '', expected: wanted(blame.must), actual: [...names] };
  },
} satisfies ExchangeRequirement;
