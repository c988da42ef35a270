import { isArray, type Json, type JsonObject } from '../json/json.ts';
import { merged } from '../json/merge.ts';
import { pointer, tokens } from '../json/pointer.ts';
import type { Expected, Format, RequestLocation } from '../model/format.ts';
import type { Cause, Probe, Scenario } from '../model/probe.ts';
import type { Seen } from './seen.ts';
import { fitsAnswer } from './seen.ts';

/** One location where a target answered otherwise than its causes say. */
export interface Deviation {
  readonly operation: string;
  readonly location: RequestLocation;
  /** The broken constraint, or the cause of an id: `unknown`, `notAnId`. */
  readonly constraint: string;
  /** What must be expected there: ids of entries, and `accepted`. */
  readonly answers: readonly string[];
}

/** The deviations that a plan of the written format shows in what was seen. */
export function deviations(format: Format, scenarios: readonly Scenario[], seen: readonly Seen[]): readonly Deviation[] {
  const answers = new Map(seen.map((each) => [each.scenario, each]));
  const found = new Map<string, Deviation & { readonly deviates: boolean }>();
  for (const { id, steps } of scenarios)
    for (const probe of steps) {
      const was = answers.get(`${id}#${probe.step}`);
      const where = locationOf(probe.cause);
      const expected = expectedOfProbe(probe, answers);
      if (was === undefined || where === undefined || expected === undefined) continue;
      const key = JSON.stringify([was.operation.id, where.location, where.constraint]);
      const before = found.get(key);
      found.set(key, {
        operation: was.operation.id,
        ...where,
        answers: inOrder([...(before?.answers ?? []), ...expectedOf(format, was, expected)]),
        deviates: before?.deviates === true || !fitsAnswer(format, was.answer, expected),
      });
    }
  return [...found.values()].filter(({ deviates }) => deviates);
}

/** What is expected of a probe: less where it takes for granted that a request is accepted which was not. */
function expectedOfProbe({ expect, given }: Probe, answers: ReadonlyMap<string, Seen>): Expected | undefined {
  const isMet = given === undefined || answers.get(`${given.scenario}#probe`)?.answer.kind === 'accepted';
  const holds = isMet ? expect : given.otherwise;
  return holds.kind === 'outcome' ? holds.expected : undefined;
}

/** What was answered. Where a broken value was accepted, another one may still be rejected as usual. */
function expectedOf({ catalogue }: Format, { answer }: Seen, { entries }: Expected): readonly string[] {
  if (answer.kind === 'accepted') return [...entries, 'accepted'];
  if (answer.kind === 'none') return [];
  const detail = catalogue.find(({ level, code }) => level === 'detail' && code === answer.detail);
  const entry =
    detail ??
    catalogue.find(({ level, id, code }) => level === 'class' && (code === answer.code || (code === undefined && id === answer.code)));
  return entry === undefined ? [] : [entry.id];
}

/** Sorted, with `accepted` at the end. */
function inOrder(answers: readonly string[]): readonly string[] {
  const ids = new Set(answers.filter((each) => each !== 'accepted'));
  return [...[...ids].toSorted(), ...(answers.includes('accepted') ? ['accepted'] : [])];
}

function locationOf(cause: Cause): Pick<Deviation, 'location' | 'constraint'> | undefined {
  if (cause.kind === 'not-an-id') return { location: cause.at, constraint: 'notAnId' };
  if (cause.kind === 'unknown-id') return cause.at.length === 1 ? { location: cause.at[0] ?? '', constraint: 'unknown' } : undefined;
  const [violation, ...others] = cause.kind === 'violation' ? cause.violations : [];
  if (violation === undefined || others.length > 0) return undefined;
  const { at, constraint } = violation;
  // The elements of a list share their schema, and an object has the rules about all of its members.
  const location = pointer(
    ...tokens(OF_WHOLES.includes(constraint) ? holderOf(at) : at).map((token) => (/^\d+$/.test(token) ? '0' : token)),
  );
  return { location, constraint };
}

const OF_WHOLES = ['additionalProperties', 'unevaluatedProperties', 'propertyNames', 'minProperties', 'maxProperties'];

function holderOf(location: RequestLocation): RequestLocation {
  return pointer(...tokens(location).slice(0, -1));
}

/** The rules that say what deviates. */
export interface Exceptions {
  /** The expectation of a constraint everywhere, for `causes.invalid`. */
  readonly constraints: Readonly<Record<string, Json>>;
  /** Keywords of operations: `members`, by request location. */
  readonly operations: JsonObject;
}

/** As few rules as say the same: one for a constraint that a target treats so at most locations, else one for a location. */
export function exceptionsOf(all: readonly Deviation[], seen: readonly Seen[]): Exceptions {
  const general = new Map(
    [...Map.groupBy(all, ({ constraint }) => constraint)].flatMap(([constraint, list]) => {
      const answers = inOrder(list.flatMap((each) => each.answers));
      return !OF_IDS.includes(constraint) && list.length > 1 && list.length * 2 > triesOf(constraint, seen)
        ? [[constraint, answers] as const]
        : [];
    }),
  );
  let operations: JsonObject = {};
  for (const { operation, location, constraint, answers } of all)
    if (!general.has(constraint))
      operations = merged(operations, { [operation]: { members: { [location]: { 'on-violation': { [constraint]: short(answers) } } } } });
  return { constraints: Object.fromEntries([...general].map(([constraint, answers]) => [constraint, short(answers)])), operations };
}

const OF_IDS = ['unknown', 'notAnId'];

/** The number of locations at which a constraint was broken alone. */
function triesOf(constraint: string, seen: readonly Seen[]): number {
  const places = seen.flatMap(({ operation, cause }) => {
    const where = cause.kind === 'violation' ? locationOf(cause) : undefined;
    return where?.constraint === constraint ? [`${operation.id} ${where.location}`] : [];
  });
  return new Set(places).size;
}

/** Ids that are numbers are written as such: an entry with a number as its code has that id. */
function short(answers: readonly string[]): Json {
  const words = answers.map((each) => (/^[1-9]\d{0,8}$/.test(each) ? Number(each) : each));
  const [first] = words;
  return words.length === 1 && first !== undefined ? first : words;
}

/** `causes.invalid` with the expectations of single constraints. */
export function withConstraints(invalid: Json | undefined, constraints: Exceptions['constraints']): Json | undefined {
  if (Object.keys(constraints).length === 0) return invalid;
  return { default: invalid ?? 'open', ...(isArray(invalid) || typeof invalid !== 'object' ? {} : invalid), ...constraints };
}
