import type { ExchangeRequirement, Observation } from '../../src/model/requirement.ts';
import { withFields } from '../kit/applies.ts';
import { expectedBlame, validationErrorOf, weighBlame } from '../kit/blame.ts';

/** A written case names what must be blamed, and does not say that nothing else is broken. */
function knowsAll(observation: Observation): boolean {
  return observation.probe.cause.kind !== 'case' && expectedBlame(observation)?.any === false;
}

export default {
  kind: 'exchange',
  id: 'fields/blames-only-cause',
  level: 'MUST',
  title: 'No sound field MUST be blamed',
  source: 'the naming rule and the request schemas of the description',
  needs: ['fields/names-cause'],
  applies: withFields,
  exercisedBy: 'a request that breaks a constraint',
  provokedBy: ({ expect }) => expect.kind === 'bulk' || (expect.kind === 'outcome' && expect.blame !== undefined),
  concerns: (observation) => validationErrorOf(observation) !== undefined && knowsAll(observation),
  *judge(observation) {
    const [error, blame] = [validationErrorOf(observation), expectedBlame(observation)];
    if (error === undefined || blame === undefined) return;
    const { sound } = weighBlame(blame, error.fields);
    if (sound.length === 0) return;
    const allowed = [...new Set([...blame.must.flat(), ...blame.may])];
    yield { code: 'sound-field', where: observation.format.reading.fields?.list ?? '', expected: allowed, actual: [...sound] };
  },
} satisfies ExchangeRequirement;
