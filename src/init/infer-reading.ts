import { isArray, isObject, type Json, type JsonObject, member, same } from '../json/json.ts';
import { at, lastToken, type Pointer, pointer, tokens } from '../json/pointer.ts';
import type { Format } from '../model/format.ts';
import type { Observation } from '../model/requirement.ts';
import { parsed } from '../read/json.ts';
import type { Seen } from './seen.ts';

/** The entry of a catalogue that is not known yet. */
const ANYTHING = 'observed';
const STATUSES = Array.from({ length: 100 }, (_, index) => 400 + index);

/** An error format that reads errors as the answers show them, without its catalogue; `undefined` if no answer is a JSON object. */
export function inferredFormat(
  { name, title }: Pick<Format, 'name' | 'title'>,
  observations: readonly Observation[],
): JsonObject | undefined {
  const inferred = inferredReading(observations);
  if (inferred === undefined) return undefined;
  const { reading, naming } = inferred;
  return { version: 1, name, title, reading, ...(naming === undefined ? {} : { fields: { naming } }) };
}

/** An error format with a catalogue that allows everything. */
export function withAnything(errorFormat: JsonObject): JsonObject {
  const entry = {
    ...{ open: true, id: ANYTHING, statuses: STATUSES, meaning: 'Anything' },
    ...{ operations: 'all', source: { basis: 'assumed', where: 'answers of the target' } },
  };
  const fields = member(errorFormat, 'fields');
  return { ...errorFormat, catalogue: [entry], ...(isObject(fields) ? { fields: { ...fields, with: [ANYTHING] } } : {}) };
}

/** Whether a reading shows more codes, or more errors that name a field, and not less of the other. */
export function isRicher(seen: readonly Seen[], other: readonly Seen[]): boolean {
  const [mine, theirs] = [richnessOf(seen), richnessOf(other)];
  return mine.codes >= theirs.codes && mine.named >= theirs.named && (mine.codes > theirs.codes || mine.named > theirs.named);
}

function richnessOf(seen: readonly Seen[]): { readonly codes: number; readonly named: number } {
  const errors = seen.flatMap(({ answer }) => (answer.kind === 'error' && !answer.isText ? [answer] : []));
  const codes = new Set(errors.filter(({ code, status }) => code !== status).map(({ code }) => code));
  return { codes: codes.size, named: errors.filter(({ hasFields }) => hasFields).length };
}

/** How errors are read, and how their fields are named. */
interface InferredReading {
  readonly reading: JsonObject;
  readonly naming: string | undefined;
}

/** One error, as JSON, with what caused it. */
interface ErrorBody {
  readonly body: JsonObject;
  readonly status: number;
  /** The same for errors that should have the same code. */
  readonly cause: string;
  /** The member or parameter that was broken alone, without the part of the request: `['items', '0', 'url']`. */
  readonly broken: readonly string[] | undefined;
}

/**
 * Finds out from errors whose causes are known where they have their code, their message and the names of broken fields. The code is a member with
 * words of a program, equal for equal causes; a name is where the broken member is called by name. `undefined` if no answer is a JSON object.
 */
function inferredReading(observations: readonly Observation[]): InferredReading | undefined {
  const errors = observations.flatMap(errorBody);
  if (errors.length === 0) return undefined;
  const code = codeIn(errors);
  const message = messageIn(errors);
  const fields = fieldsIn(errors);
  return {
    reading: {
      success: { by: 'status' },
      code: code === undefined ? { status: true } : code,
      ...(message === undefined ? {} : { message }),
      ...(fields === undefined ? {} : { fields: fields.place }),
    },
    naming: fields?.naming,
  };
}

function errorBody({ exchange, probe, operation }: Observation): readonly ErrorBody[] {
  const { outcome } = exchange;
  if (outcome.kind !== 'answered' || outcome.status < 400 || outcome.status >= 500) return [];
  const content = parsed(outcome.body);
  if (content.kind !== 'json' || !isObject(content.value)) return [];
  const { cause } = probe;
  const [violation, ...others] = cause.kind === 'violation' ? cause.violations : [];
  const isSingle = violation !== undefined && others.length === 0 && /^\/(body|query)\//.test(violation.at);
  return [
    {
      body: content.value,
      status: outcome.status,
      cause: `${operation?.id} ${cause.kind} ${outcome.status}`,
      broken: isSingle ? tokens(violation.at).slice(1) : undefined,
    },
  ];
}

/** Members deeper than this hold no code. */
const DEEPEST = 3;

/** Members with a single value, by their locations, through objects only. */
function* scalars(value: JsonObject, where: Pointer = '', depth = 1): Iterable<readonly [Pointer, Json]> {
  for (const [name, each] of Object.entries(value)) {
    const place = where + pointer(name);
    if (isObject(each)) {
      if (depth < DEEPEST) yield* scalars(each, place, depth + 1);
    } else if (!isArray(each)) yield [place, each];
  }
}

const CODE_NAMES = ['code', 'errorcode', 'error_code', 'error', 'type', 'kind', 'reason', 'name', 'status', 'id'];
const MESSAGE_NAMES = ['message', 'error_description', 'detail', 'description', 'title', 'msg', 'error', 'reason'];

/** The location of a code; errors without one have their status as code. */
function codeIn(errors: readonly ErrorBody[]): Json | undefined {
  const found = [...valuesByPlace(errors)].filter(([, values]) => values.length * 2 > errors.length && isCode(values));
  const best = byName(
    found.map(([where]) => where),
    CODE_NAMES,
  );
  if (best === undefined) return undefined;
  const isAlways = errors.every(({ body }) => at(body, best) !== undefined);
  return isAlways ? best : { at: best, status: true };
}

interface PlacedValue {
  readonly value: Json;
  readonly error: ErrorBody;
}

function valuesByPlace(errors: readonly ErrorBody[]): ReadonlyMap<Pointer, readonly PlacedValue[]> {
  const all = errors.flatMap((error) => [...scalars(error.body)].map(([where, value]) => ({ where, value, error })));
  return Map.groupBy(all, ({ where }) => where);
}

/** Words of a program, or numbers that are no statuses; few of them, and one for each cause as a rule. */
function isCode(values: readonly PlacedValue[]): boolean {
  const isWord = ({ value }: PlacedValue) => typeof value === 'string' && /^[A-Za-z][\w.:-]{1,63}$/.test(value);
  const isNumber = ({ value }: PlacedValue) => typeof value === 'number' && Number.isInteger(value);
  if (!values.every(isWord) && !values.every(isNumber)) return false;
  if (values.every(({ value, error }) => String(value) === String(error.status))) return false;
  const distinct = new Set(values.map(({ value }) => value)).size;
  const causes = Map.groupBy(values, ({ error }) => error.cause);
  const steady = [...causes.values()].filter((list) => list.every(({ value }) => same(value, list[0]?.value)));
  return steady.length * 4 >= causes.size * 3 && (distinct > 1 || causes.size === 1) && distinct * 2 <= Math.max(values.length, 4);
}

/** The location whose name is the most telling; locations near the root first. */
function byName(places: readonly Pointer[], names: readonly string[]): Pointer | undefined {
  const rank = (where: Pointer) => {
    const index = names.indexOf(lastToken(where).toLowerCase());
    return (index < 0 ? names.length : index) * 10 + tokens(where).length;
  };
  return places.toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'))[0];
}

/** The location of the message: a member with sentences. */
function messageIn(errors: readonly ErrorBody[]): Json | undefined {
  const isSentence = ({ value }: PlacedValue) => typeof value === 'string' && value.includes(' ');
  const found = [...valuesByPlace(errors)].filter(
    ([where, values]) =>
      values.some(isSentence) &&
      values.every(({ value }) => typeof value === 'string') &&
      MESSAGE_NAMES.includes(lastToken(where).toLowerCase()),
  );
  const best = byName(
    found.map(([where]) => where),
    MESSAGE_NAMES,
  );
  if (best === undefined) return undefined;
  return errors.every(({ body }) => at(body, best) !== undefined) ? best : { at: best, optional: true };
}

/** How fields may be named, the plainest first: one member alone is named alike in most of them. */
const NAMINGS: Readonly<Record<string, (path: readonly string[]) => string>> = {
  dotted: (path) => path.join('.'),
  'json-pointer': (path) => pointer(...path),
  bracketed: ([first = '', ...rest]) => first + rest.map((each) => `[${each}]`).join(''),
  slashed: (path) => path.join('/'),
  'last-member': (path) => path.at(-1) ?? '',
};

/** A place where a broken member is named. */
interface NamedPlace {
  readonly place: JsonObject;
  readonly naming: string;
}

function fieldsIn(errors: readonly ErrorBody[]): NamedPlace | undefined {
  const broken = errors.filter((error) => error.broken !== undefined);
  const hits = new Map<string, { readonly named: NamedPlace; count: number }>();
  for (const { body, broken: path = [] } of broken)
    for (const [naming, spell] of Object.entries(NAMINGS))
      for (const place of namedAt(body, spell(path))) {
        const named: NamedPlace = { place, naming };
        const key = JSON.stringify(named);
        const hit = hits.get(key) ?? { named, count: 0 };
        hit.count += 1;
        hits.set(key, hit);
      }
  const [best] = [...hits.values()].toSorted((a, b) => b.count - a.count);
  return best !== undefined && best.count > 1 && best.count * 4 >= broken.length ? best.named : undefined;
}

/** The places of a body that have this name: in a list of objects or names, as a member of a map, or as a single member. */
function* namedAt(body: JsonObject, name: string): Iterable<JsonObject> {
  for (const [where, value] of containers(body)) {
    if (isArray(value)) {
      if (value.includes(name)) yield { list: where, name: '' };
      for (const member of ['field', 'name', 'path', 'pointer', 'param', 'property', 'key', 'location', 'source', ...namesIn(value)]) {
        const place = pointer(member);
        if (!value.some((each) => at(each, place) === name)) continue;
        const message = MESSAGE_NAMES.map((each) => pointer(each)).find((each) =>
          value.every((element) => typeof at(element, each) === 'string'),
        );
        yield { list: where, name: place, ...(message === undefined ? {} : { message }) };
        break;
      }
    } else if (where !== '' && Object.hasOwn(value, name)) yield { map: where };
  }
  for (const [where, value] of scalars(body)) if (value === name) yield { at: where };
}

function namesIn(list: readonly Json[]): readonly string[] {
  return [...new Set(list.flatMap((each) => (isObject(each) ? Object.keys(each) : [])))];
}

/** Lists and objects of a body, with their locations. */
function* containers(value: JsonObject, where: Pointer = '', depth = 0): Iterable<readonly [Pointer, JsonObject | readonly Json[]]> {
  yield [where, value];
  if (depth >= DEEPEST) return;
  for (const [name, each] of Object.entries(value)) {
    const place = where + pointer(name);
    if (isArray(each)) yield [place, each];
    else if (isObject(each)) yield* containers(each, place, depth + 1);
  }
}
