import { isObject, type Json, member } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { errorOf } from '../../src/judge/readings.ts';
import type { AggregateRequirement, Observation } from '../../src/model/requirement.ts';
import { withPolicy } from '../kit/applies.ts';
import { policyOf } from '../kit/statuses.ts';

/** The codes seen under each policy, sorted: sets come out the same whatever the order of the exchanges. */
interface SeenCodes {
  readonly answers: number;
  readonly mirror: readonly string[];
  readonly ok: readonly string[];
}

function seenIn(state: Json): SeenCodes {
  const list = (name: string) => {
    const value = isObject(state) ? member(state, name) : undefined;
    return Array.isArray(value) ? value.map(String) : [];
  };
  const answers = member(state, 'answers');
  return { answers: typeof answers === 'number' ? answers : 0, mirror: list('mirror'), ok: list('ok') };
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])].sort();

function step(state: Json, observation: Observation): Json {
  const { policy } = observation.format.statuses;
  const error = errorOf(observation);
  if (policy === undefined || error === undefined) return state;
  const told = at(error.body, policy.at);
  const followed = policyOf(told, error.status);
  if (typeof told !== 'number' || (followed !== 'mirror' && followed !== 'ok')) return state;
  const seen = seenIn(state);
  return { ...seen, answers: seen.answers + 1, [followed]: union(seen[followed], [String(told)]) };
}

export default {
  kind: 'aggregate',
  id: 'transport/one-policy',
  level: 'SHOULD',
  title: 'The HTTP status SHOULD follow the same policy throughout',
  source: 'x-error-format.statuses.policy of the description',
  applies: withPolicy,
  exercisedBy: 'any refused request',
  aggregate: {
    start: () => ({ answers: 0, mirror: [], ok: [] }),
    step,
    merge: (a, b) => {
      const [one, other] = [seenIn(a), seenIn(b)];
      return { answers: one.answers + other.answers, mirror: union(one.mirror, other.mirror), ok: union(one.ok, other.ok) };
    },
    exercised: (state) => seenIn(state).answers,
    *end(state) {
      const { mirror, ok } = seenIn(state);
      if (mirror.length === 0 || ok.length === 0) return;
      yield { code: 'mixed-policies', where: 'status', expected: 'one policy', actual: { mirror: [...mirror], ok: [...ok] } };
    },
  },
} satisfies AggregateRequirement;
