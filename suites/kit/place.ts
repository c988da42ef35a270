import { isArray, isObject, member } from '../../src/json/json.ts';
import { at, type Pointer, pointer, tokens } from '../../src/json/pointer.ts';
import type { Format } from '../../src/model/format.ts';

/** The location in the description of the schema of a member of an answer; that of the nearest described parent if the schema does not go so deep. */
export function placeOf(format: Format, schema: Pointer, where: Pointer): Pointer {
  return walk(format, schema, tokens(where), 0) ?? schema;
}

/** Whether the schema describes a member of an answer: for others nothing is promised. */
export function isDescribed(format: Format, schema: Pointer, where: Pointer): boolean {
  return walk(format, schema, tokens(where), 0) !== undefined;
}

/** Schemas may refer to themselves: the walk ends after forty steps. */
const FAR = 40;

function walk(format: Format, place: Pointer, path: readonly string[], steps: number): Pointer | undefined {
  const schema = at(format.document, place);
  const [token, ...rest] = path;
  if (!isObject(schema) || steps > FAR) return undefined;
  if (token === undefined) return place;
  for (const next of candidates(place, schema, token)) {
    const consumes = next.inner ? rest : path;
    const found = walk(format, next.place, consumes, steps + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Candidate {
  readonly place: Pointer;
  /** Whether it describes the member, rather than the same value once more. */
  readonly inner: boolean;
}

function candidates(place: Pointer, schema: NonNullable<ReturnType<typeof at>>, token: string): readonly Candidate[] {
  const found: Candidate[] = [];
  if (member(member(schema, 'properties'), token) !== undefined) found.push({ place: `${place}/properties${pointer(token)}`, inner: true });
  if (member(schema, 'items') !== undefined && /^\d+$/.test(token)) found.push({ place: `${place}/items`, inner: true });
  const reference = member(schema, '$ref');
  if (typeof reference === 'string') found.push({ place: reference.replace(/^#/, ''), inner: false });
  for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
    const list = member(schema, keyword);
    if (isArray(list)) found.push(...list.map((_, index) => ({ place: `${place}/${keyword}/${index}`, inner: false })));
  }
  return found;
}
