import { isArray, isObject, type Json, type JsonObject, member, same } from '../json/json.ts';
import { at, type Pointer, pointer, withValue } from '../json/pointer.ts';
import type { Schema } from '../model/format.ts';
import { refOf } from './resolve.ts';
import { alike, branchesOf, named, schemasIn, schemasTogether } from './together.ts';

/** Marks a member that a description does not describe in this direction: it is not asked for, and may be anything. */
const MARK = 'x-left-out';

export type LeftOutBy = 'readOnly' | 'writeOnly';

/** Whether the schema of a member is marked as one that is left out. */
export function isLeftOut(schema: Json | undefined): boolean {
  return member(schema, MARK) === true;
}

type Names = ReadonlySet<string>;

/**
 * The document with the members marked that are `readOnly` (or `writeOnly`) in the schemas that these places lead to, and not required there. JSON
 * Schema says of such members that they may be ignored or refused (Validation, 9.4), OpenAPI that `required` holds for the other direction alone.
 * The document itself where there is nothing to mark.
 */
export function leavingOut(document: JsonObject, keyword: LeftOutBy, places: readonly Pointer[]): JsonObject {
  const walk: LeftOutWalk = { document, keyword, found: new Map() };
  for (const place of places) visit(walk, place);
  const marked = everywhere(document, walk.found, (_, schema, names) => without(schema, names));
  return everywhere(marked, walk.found, (made, schema, names) => withCopies({ ...walk, document: made }, schema, names));
}

function everywhere(
  document: JsonObject,
  found: ReadonlyMap<Pointer, Names>,
  change: (document: JsonObject, schema: JsonObject, names: Names) => JsonObject,
): JsonObject {
  let changed: JsonObject = document;
  for (const [place, names] of found) {
    const schema = at(changed, place);
    const made = names.size > 0 && isObject(schema) ? withValue(changed, place, change(changed, schema, names)) : changed;
    if (isObject(made)) changed = made;
  }
  return changed;
}

interface LeftOutWalk {
  readonly document: JsonObject;
  readonly keyword: LeftOutBy;
  /** The names of members that are left out, by the places of the schemas that speak of them. */
  readonly found: Map<Pointer, Names>;
}

/** Meets the schema at a place, all that it refers to, and all below it. */
function visit(walk: LeftOutWalk, place: Pointer): void {
  if (walk.found.has(place) || at(walk.document, place) === undefined) return;
  const names = leftOutAt(walk, place);
  walk.found.set(place, names);
  for (const part of schemasTogether(walk.document, place)) {
    const inner = [part, ...branchesOf(walk.document, part), ...membersBelow(walk.document, part, names)];
    for (const each of inner) visit(walk, each);
  }
}

/** The names of members that any of the schemas which hold for the same value leaves out. */
function leftOutAt({ document, keyword }: Omit<LeftOutWalk, 'found'>, place: Pointer): Names {
  const isMarked = (where: Pointer) => [keyword, MARK].some((word) => member(at(document, where), word) === true);
  const all = schemasTogether(document, place).flatMap((part) => named(at(document, part), part, 'properties'));
  return new Set(all.flatMap(([name, where]) => (schemasTogether(document, where).some(isMarked) ? [name] : [])));
}

/** The schemas of members and elements, but for members that are left out. */
function membersBelow(document: JsonObject, place: Pointer, names: Names): readonly Pointer[] {
  const schema = at(document, place);
  const members = named(schema, place, 'properties').flatMap(([name, where]) => (names.has(name) ? [] : [where]));
  const others = named(schema, place, 'patternProperties').map(([, where]) => where);
  const single = ['items', 'contains', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties'].map(
    (word) => place + pointer(word),
  );
  return [...members, ...others, ...single, ...schemasIn(schema, place, 'prefixItems')];
}

/**
 * The schema with a copy in place of each `$ref` to one that others use too, and which speaks of members that only this schema leaves out. What
 * is said of such a copy is told at its place, which only the marked document has.
 */
function withCopies(walk: Omit<LeftOutWalk, 'found'>, schema: JsonObject, names: Names): JsonObject {
  const target = refOf(schema);
  const referred = target === undefined ? undefined : at(walk.document, target);
  const isCopied = target !== undefined && speaksOf(walk.document, target, less(names, leftOutAt(walk, target)));
  const rest = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    if (keyword === '$ref' && isCopied) return [];
    if (IN_PLACE.includes(keyword) && isArray(value)) return [[keyword, value.map((each) => copied(walk, each, names))]];
    return [[keyword, keyword === 'then' || keyword === 'else' ? copied(walk, value, names) : value]];
  });
  const own = Object.fromEntries(rest);
  if (!isCopied || !isObject(referred)) return own;
  const copy = copied(walk, referred, names);
  const all = member(own, 'allOf');
  return rest.length === 0 && isObject(copy) ? copy : { ...own, allOf: [...(isArray(all) ? all : []), copy] };
}

function less(names: Names, others: Names): Names {
  return new Set([...names].filter((name) => !others.has(name)));
}

const IN_PLACE: readonly string[] = ['allOf', 'oneOf', 'anyOf'];

function copied(walk: Omit<LeftOutWalk, 'found'>, schema: Json, names: Names): Json {
  return isObject(schema) ? withCopies(walk, without(schema, names), names) : schema;
}

/** Whether the schema at a place, or one that may hold beside it, has members of these names or asks for them. */
function speaksOf(document: JsonObject, place: Pointer, names: Names): boolean {
  return alike(document, place).some((part) => {
    const schema = at(document, part);
    return isObject(schema) && !same(without(schema, names), without(schema, new Set()));
  });
}

/** The schema with the members of these names marked, and nothing said of whether they are there. */
function without(schema: JsonObject, names: Names): JsonObject {
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    const kept = keywordWithout(keyword, value, names);
    return kept === undefined ? [] : [[keyword, kept]];
  });
  return Object.fromEntries(entries);
}

function keywordWithout(keyword: string, value: Json, names: Names): Json | undefined {
  switch (keyword) {
    case 'properties':
      return isObject(value) ? mapped(value, (name, schema) => (names.has(name) ? marked(schema) : schema)) : value;
    case 'required':
      return lessNames(value, names);
    case 'dependentRequired':
      return isObject(value) ? mapped(value, (name, others) => (names.has(name) ? [] : lessNames(others, names))) : value;
    case 'oneOf':
    case 'anyOf':
      // Where one of the ways is to have such a member, nobody can tell which of the others is asked for.
      return isArray(value) && value.some((each) => onlyRequires(each, names)) ? undefined : value;
    case 'minProperties':
      // Whether those that are left out count, nothing says.
      return undefined;
    default:
      return value;
  }
}

function mapped(map: JsonObject, change: (name: string, value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(name, value)]));
}

function marked(schema: Json): Schema {
  return { ...(isObject(schema) ? schema : {}), [MARK]: true };
}

function lessNames(list: Json, names: Names): Json {
  return isArray(list) ? list.filter((name) => typeof name !== 'string' || !names.has(name)) : list;
}

function onlyRequires(schema: Json, names: Names): boolean {
  const required = isObject(schema) && Object.keys(schema).length === 1 ? member(schema, 'required') : undefined;
  return isArray(required) && required.some((name) => typeof name === 'string' && names.has(name));
}
