import { at } from '../../src/json/pointer.ts';
import { valueText } from '../../src/json/words.ts';
import { errorOf } from '../../src/judge/readings.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { withPolicy } from '../kit/applies.ts';
import { aggregate } from '../kit/requirement.ts';
import { policyOf } from '../kit/statuses.ts';

/** The codes seen under each policy, sorted: sets come out the same whatever the order of the exchanges. */
type SeenCodes = { readonly answers: number; readonly mirror: readonly string[]; readonly ok: readonly string[] };

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])].sort();

function step(seen: SeenCodes, observation: Observation): SeenCodes {
  const { policy } = observation.format.statuses;
  const error = errorOf(observation);
  if (policy === undefined || error === undefined) return seen;
  const code = at(error.body, policy.at);
  const followed = policyOf(code, error.status);
  if (typeof code !== 'number' || (followed !== 'mirror' && followed !== 'ok')) return seen;
  return { ...seen, answers: seen.answers + 1, [followed]: union(seen[followed], [String(code)]) };
}

export default aggregate({
  id: 'transport/one-policy',
  level: 'SHOULD',
  title: 'The HTTP status of errors SHOULD follow the same policy in all answers',
  source: 'OpenAPI description: x-error-format.statuses.policy',
  applies: withPolicy,
  exercisedBy: 'any rejected request',
  codes: {
    'mixed-policies': {
      says: ({ actual }: { actual: { readonly mirror: readonly string[]; readonly ok: readonly string[] } }) =>
        `Some errors have the HTTP status of their code (${valueText(actual.mirror)}) and others have 200 (${valueText(actual.ok)}).`,
      hint: 'Choose one way to set the HTTP status of errors and use it everywhere.',
    },
  },
  start: (): SeenCodes => ({ answers: 0, mirror: [], ok: [] }),
  step,
  merge: (a, b) => ({ answers: a.answers + b.answers, mirror: union(a.mirror, b.mirror), ok: union(a.ok, b.ok) }),
  exercised: ({ answers }) => answers,
  *judge({ mirror, ok }, { find }) {
    if (mirror.length > 0 && ok.length > 0)
      yield find['mixed-policies']({ where: 'status', expected: 'one policy', actual: { mirror, ok } });
  },
});
