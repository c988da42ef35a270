import { at } from '../../src/json/pointer.ts';
import { valueText } from '../../src/json/words.ts';
import { findingStep } from '../../src/judge/finding-step.ts';
import { errorOf } from '../../src/judge/readings.ts';
import type { FindingStep } from '../../src/model/report.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { withPolicy } from '../kit/applies.ts';
import { aggregate } from '../kit/requirement.ts';
import { policyOf } from '../kit/statuses.ts';

/** The codes seen under each policy, sorted: sets come out the same whatever the order of the exchanges. */
type SeenCodes = {
  readonly answers: number;
  readonly mirror: readonly string[];
  readonly ok: readonly string[];
  /** Of each policy the answer whose name comes first: it does not depend on the order of the exchanges. */
  readonly examples: { readonly mirror: readonly Step[]; readonly ok: readonly Step[] };
};

/** `type`: a state is JSON, which an interface is not. */
type Step = { readonly [Name in keyof FindingStep]: FindingStep[Name] };

const NOTHING_SEEN: SeenCodes = { answers: 0, mirror: [], ok: [], examples: { mirror: [], ok: [] } };

const first = (...steps: readonly Step[]): readonly Step[] => steps.toSorted((a, b) => (a.exchange < b.exchange ? -1 : 1)).slice(0, 1);

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])].sort();

function step(seen: SeenCodes, observation: Observation): SeenCodes {
  const { policy } = observation.format.statuses;
  const error = errorOf(observation);
  if (policy === undefined || error === undefined) return seen;
  const code = at(error.body, policy.at);
  const followed = policyOf(code, error.status);
  if (typeof code !== 'number' || (followed !== 'mirror' && followed !== 'ok')) return seen;
  const examples = { ...seen.examples, [followed]: first(...seen.examples[followed], findingStep(observation)) };
  return { ...seen, answers: seen.answers + 1, [followed]: union(seen[followed], [String(code)]), examples };
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
  start: () => NOTHING_SEEN,
  step,
  merge: (a, b) => ({
    answers: a.answers + b.answers,
    mirror: union(a.mirror, b.mirror),
    ok: union(a.ok, b.ok),
    examples: {
      mirror: first(...a.examples.mirror, ...b.examples.mirror),
      ok: first(...a.examples.ok, ...b.examples.ok),
    },
  }),
  exercised: ({ answers }) => answers,
  *judge({ mirror, ok, examples }, { find }) {
    if (mirror.length > 0 && ok.length > 0)
      yield find['mixed-policies']({
        where: 'status',
        expected: 'one policy',
        actual: { mirror, ok },
        shown: [...examples.mirror, ...examples.ok],
      });
  },
  cited: ({ examples: { mirror, ok } }) => [...mirror, ...ok].map(({ exchange }) => exchange),
});
