import { canonical, isArray, isObject, type Json } from '../../src/json/json.ts';
import { at, type Pointer } from '../../src/json/pointer.ts';
import { successOf } from '../../src/judge/readings.ts';
import { locationText } from '../../src/model/finding.ts';
import type { Link, Operation } from '../../src/model/format.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { aggregate } from '../kit/requirement.ts';
import { addSeen, mergedSeen, nothingSeen, type SeenIds, type SeenStep, seenStep, shortHash } from '../kit/seen.ts';

/** Shorter ids may be numbers that a database gives again after a deletion. */
const UNIQUE_FOR_EVER = 16;

/** Per operation: the location of the id, how many answers had ids, and the first that named fewer resources than were created. */
type Answers = Record<string, { where: Pointer; answers: number; shared: readonly SeenStep[] }>;
type State = { seen: SeenIds; byOperation: Answers };

/** The location of the id in an answer, and the list that it is in each element of. */
function idPlace({ cleanup, valid }: Operation): { readonly link: Link; readonly place: Pointer } | undefined {
  if (cleanup === undefined || valid.from !== undefined) return undefined;
  const places = [...cleanup.bind.values()].filter(({ from }) => from === 'answer');
  const [only, ...others] = places;
  return only === undefined || others.length > 0 ? undefined : { link: cleanup, place: only.at };
}

function idsIn(body: Json, link: Link, place: Pointer): readonly string[] {
  const elements = link.each === undefined ? [body] : at(body, link.each);
  return (isArray(elements) ? elements : []).flatMap((element) => {
    const id = at(element, place);
    return typeof id === 'string' || typeof id === 'number' ? [String(id)] : [];
  });
}

/** Ids that the request contains were chosen by the client. */
function sentTexts(value: Json): readonly string[] {
  if (isArray(value)) return value.flatMap(sentTexts);
  if (isObject(value)) return Object.values(value).flatMap(sentTexts);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

/** How many different resources the request asks for: a server may give equal ones the same id. */
function differentSent({ operation, sent }: Observation): number {
  const items = operation?.bulk === undefined ? undefined : at(sent.request.body, operation.bulk.items);
  return isArray(items) ? new Set(items.map(canonical)).size : 1;
}

function step(state: State, observation: Observation): State {
  const { operation, sent } = observation;
  const body = successOf(observation)?.body;
  const described = operation === undefined ? undefined : idPlace(operation);
  if (operation === undefined || described === undefined || body === undefined) return state;
  const chosen = new Set(sentTexts(sent.request.body ?? null));
  const ids = idsIn(body, described.link, described.place).filter((id) => !chosen.has(id));
  if (ids.length === 0) return state;
  const different = new Set(ids);
  const known = state.byOperation[operation.id] ?? { where: (described.link.each ?? '') + described.place, answers: 0, shared: [] };
  // Of the valid items at least as many are different as of all items without those that were rejected.
  const rejected = Math.max(0, countOf(observation) - ids.length);
  const isShared = different.size < Math.min(ids.length, differentSent(observation) - rejected);
  state.byOperation[operation.id] = {
    ...known,
    answers: known.answers + 1,
    shared: isShared && known.shared.length === 0 ? [seenStep(observation)] : known.shared,
  };
  const of = shortHash(canonical(sent.request.body ?? null));
  for (const id of different) if (id.length >= UNIQUE_FOR_EVER) addSeen(state.seen, `${operation.id} ${id}`, of, observation);
  return state;
}

function countOf({ operation, sent }: Observation): number {
  const items = operation?.bulk === undefined ? undefined : at(sent.request.body, operation.bulk.items);
  return isArray(items) ? items.length : 1;
}

function merge(a: State, b: State): State {
  const byOperation = { ...a.byOperation };
  for (const [id, { where, answers, shared }] of Object.entries(b.byOperation)) {
    const known = byOperation[id] ?? { where, answers: 0, shared: [] };
    byOperation[id] = { where, answers: known.answers + answers, shared: known.shared.length > 0 ? known.shared : shared };
  }
  return { seen: mergedSeen(a.seen, b.seen), byOperation };
}

/** A database may give a number again after a deletion, and equal resources may be one: neither is reported. */
export default aggregate({
  id: 'accept/ids-unique',
  level: 'MUST',
  title: 'Two created resources MUST NOT have the same id',
  source: 'OpenAPI description: x-cleanup of operations that create',
  applies: ({ operations }) =>
    operations.some((operation) => idPlace(operation) !== undefined) ? undefined : 'no operation answers the id of what it created',
  exercisedBy: 'a key that may write',
  codes: {
    'id-shared': {
      says: ({ where }: { where: string }) => `Different resources of one answer have the same id (${locationText(where)}).`,
      hint: 'Make an id for each item; look for one that is made once for the whole bulk.',
    },
    'id-repeated': {
      says: ({ where }: { where: string }) =>
        `Several creations of the run answered the same id (${locationText(where)}) for different resources.`,
      hint: 'Make a new id for each resource; look for an id made from the time, or for cached answers.',
    },
  },
  start: (): State => ({ seen: nothingSeen(), byOperation: {} }),
  step,
  merge,
  exercised: ({ byOperation }) => Object.values(byOperation).reduce((sum, { answers }) => sum + answers, 0),
  *judge({ seen, byOperation }, { find }) {
    const all = Object.values(byOperation);
    for (const { where, shared } of all)
      if (shared.length > 0) yield find['id-shared']({ where, expected: 'one id for each resource', actual: 'shared', shown: shared });
    const [first] = all;
    if (seen.repeated > 0 && first !== undefined)
      yield find['id-repeated']({ where: first.where, expected: 'one id for each resource', actual: 'repeated', shown: seen.pair });
  },
  cited: ({ seen, byOperation }) =>
    [...seen.pair, ...Object.values(byOperation).flatMap(({ shared }) => shared)].map(({ exchange }) => exchange),
});
