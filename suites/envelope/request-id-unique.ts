import { hash as digest } from 'node:crypto';
import type { Json } from '../../src/json/json.ts';
import type { AggregateRequirement, Observation } from '../../src/model/requirement.ts';
import { withRequestId } from '../kit/applies.ts';
import { requestIdOf, requestIdPlace } from '../kit/request-id.ts';

/** Further ids are compared with these but not kept, so that memory stays flat and the report of a shard small (about 400 kB). */
const KEPT = 20_000;

/** 64 bits of a hash stand for an id: ids may be long, and those of the target need not travel in reports. */
type Ids = Record<string, 1>;
type IdState = { answers: number; repeated: number; size: number; ids: Ids };

const hashOf = (id: string): string => digest('sha256', id, 'hex').slice(0, 16);

/** The runner hands back what `start`, `step` or `merge` made, or the JSON of it: hence the assertion. */
const stateOf = (state: Json): IdState => state as IdState;

function add(state: IdState, hash: string): void {
  if (Object.hasOwn(state.ids, hash)) state.repeated += 1;
  else if (state.size < KEPT) {
    state.ids[hash] = 1;
    state.size += 1;
  }
}

/** Changes the state in place: a copy of all ids for each answer would make a run quadratic. */
function step(given: Json, observation: Observation): Json {
  const id = requestIdOf(observation);
  if (id === undefined || observation.format.reading.requestId === undefined) return given;
  const state = stateOf(given);
  state.answers += 1;
  add(state, hashOf(id));
  return state;
}

function merge(a: Json, b: Json): Json {
  const [one, other] = [stateOf(a), stateOf(b)];
  const sum: IdState = {
    answers: one.answers + other.answers,
    repeated: one.repeated + other.repeated,
    size: one.size,
    ids: { ...one.ids },
  };
  for (const hash of Object.keys(other.ids)) add(sum, hash);
  return sum;
}

export default {
  kind: 'aggregate',
  id: 'envelope/request-id-unique',
  level: 'MUST',
  title: 'No two answers of a run MUST carry the same request id',
  source: 'x-error-format.reading.requestId of the description: it identifies one request',
  applies: withRequestId,
  exercisedBy: 'two answers with a request id',
  aggregate: {
    start: () => ({ answers: 0, repeated: 0, size: 0, ids: {} }),
    step,
    merge,
    // One answer alone cannot repeat an id.
    exercised: (state) => Math.max(0, stateOf(state).answers - 1),
    *end(state, { reading }) {
      if (reading.requestId === undefined || stateOf(state).repeated === 0) return;
      yield {
        code: 'request-id-repeated',
        where: requestIdPlace(reading.requestId),
        expected: 'one id for each request',
        actual: 'repeated',
      };
    },
  },
} satisfies AggregateRequirement;
