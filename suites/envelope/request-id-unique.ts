import { hash as digest } from 'node:crypto';
import { findingStep } from '../../src/judge/finding-step.ts';
import type { FindingStep } from '../../src/model/report.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { withRequestId } from '../kit/applies.ts';
import { requestIdOf, requestIdPlace } from '../kit/request-id.ts';
import { aggregate } from '../kit/requirement.ts';

/** Further ids are compared with these but not kept, so that memory stays flat and the report of a shard small (about 400 kB). */
const KEPT = 20_000;

/** Ids by 64 bits of their hash: ids may be long, and those of the target need not travel in reports. */
type Ids = Record<string, 1>;
type SeenIds = {
  answers: number;
  repeated: number;
  size: number;
  ids: Ids;
  /** The first two answers with the same id; empty before that. */
  pair: readonly Step[];
};

/** `type`: a state is JSON, which an interface is not. */
type Step = { readonly [Name in keyof FindingStep]: FindingStep[Name] };

/** Which answer carried an id first. */
const seenIn = new WeakMap<Ids, Map<string, Step>>();

const hashOf = (id: string): string => digest('sha256', id, 'hex').slice(0, 16);

function add(seen: SeenIds, hash: string): void {
  if (Object.hasOwn(seen.ids, hash)) seen.repeated += 1;
  else if (seen.size < KEPT) {
    seen.ids[hash] = 1;
    seen.size += 1;
  }
}

/** Changes the state in place: a copy of all ids for each answer would make a run quadratic. */
function step(seen: SeenIds, observation: Observation): SeenIds {
  const id = requestIdOf(observation);
  if (id === undefined || observation.format.reading.requestId === undefined) return seen;
  seen.answers += 1;
  add(seen, hashOf(id));
  if (seen.pair.length === 0) pairUp(seen, hashOf(id), findingStep(observation));
  return seen;
}

/** Remembers the answer with a new id, and both answers with a repeated one. */
function pairUp(seen: SeenIds, hash: string, answer: Step): void {
  const firsts = seenIn.get(seen.ids) ?? new Map<string, Step>();
  seenIn.set(seen.ids, firsts);
  const earlier = firsts.get(hash);
  if (earlier !== undefined) seen.pair = [earlier, answer];
  else if (firsts.size < KEPT) firsts.set(hash, answer);
}

function merge(a: SeenIds, b: SeenIds): SeenIds {
  const sum: SeenIds = {
    answers: a.answers + b.answers,
    repeated: a.repeated + b.repeated,
    size: a.size,
    ids: { ...a.ids },
    pair: a.pair.length > 0 ? a.pair : b.pair,
  };
  for (const hash of Object.keys(b.ids)) add(sum, hash);
  return sum;
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
  start: (): SeenIds => ({ answers: 0, repeated: 0, size: 0, ids: {}, pair: [] }),
  step,
  merge,
  // One answer alone cannot repeat an id.
  exercised: ({ answers }) => Math.max(0, answers - 1),
  *judge({ repeated, pair }, { find, format: { reading } }) {
    if (reading.requestId === undefined || repeated === 0) return;
    const where = requestIdPlace(reading.requestId);
    yield find['request-id-repeated']({ where, expected: 'one id for each request', actual: 'repeated', shown: pair });
  },
  cited: ({ pair }) => pair.map(({ exchange }) => exchange),
});
