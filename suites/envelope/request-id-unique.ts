import type { Observation } from '../../src/model/requirement.ts';
import { withRequestId } from '../kit/applies.ts';
import { requestIdOf, requestIdPlace } from '../kit/request-id.ts';
import { aggregate } from '../kit/requirement.ts';
import { addSeen, mergedSeen, nothingSeen, type SeenIds } from '../kit/seen.ts';

type State = { answers: number; seen: SeenIds };

/** Changes the state in place: a copy of all ids for each answer would make a run quadratic. */
function step(state: State, observation: Observation): State {
  const id = requestIdOf(observation);
  if (id === undefined || observation.format.reading.requestId === undefined) return state;
  state.answers += 1;
  addSeen(state.seen, id, '', observation);
  return state;
}

export default aggregate({
  id: 'envelope/request-id-unique',
  level: 'MUST',
  title: 'Two answers of a run MUST NOT carry the same request id',
  source: 'OpenAPI description: x-error-format.reading.requestId',
  applies: withRequestId,
  exercisedBy: 'two answers with a request id',
  codes: {
    'request-id-repeated': {
      says: () => 'Two answers of the run carry the same request id, though it should identify one request.',
      hint: 'Make a new request id for each request; look for a constant, or for cached answers.',
    },
  },
  start: (): State => ({ answers: 0, seen: nothingSeen() }),
  step,
  merge: (a: State, b: State) => ({ answers: a.answers + b.answers, seen: mergedSeen(a.seen, b.seen) }),
  // One answer alone cannot repeat an id.
  exercised: ({ answers }) => Math.max(0, answers - 1),
  *judge({ seen: { repeated, pair } }, { find, format: { reading } }) {
    if (reading.requestId === undefined || repeated === 0) return;
    const where = requestIdPlace(reading.requestId);
    yield find['request-id-repeated']({ where, expected: 'one id for each request', actual: 'repeated', shown: pair });
  },
  cited: ({ seen: { pair } }) => pair.map(({ exchange }) => exchange),
});
