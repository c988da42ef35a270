import { isArray, isObject, type Json, type JsonObject, member, same } from '../json/json.ts';
import { at, type Pointer, pointer, withValue } from '../json/pointer.ts';
import type { Schema } from '../model/format.ts';
import { applicableSchemas, branchesOf, listedSchemas, namedSchemas, possibleSchemas } from './applicable.ts';
import { refOf } from './resolve.ts';

/** Marks a member that does not belong to this direction: it is optional, and may have any value. */
const MARK = 'x-omitted';

export type OmittingKeyword = 'readOnly' | 'writeOnly';

/** Whether the schema of a member is marked as omitted in this direction. */
export function isOmitted(schema: Json | undefined): boolean {
  return member(schema, MARK) === true;
}

type Names = ReadonlySet<string>;

/**
 * The document in which the schemas reachable from `locations` mark their `readOnly` (or `writeOnly`) members as omitted, and do not require them.
 * By JSON Schema (Validation, 9.4) a server may ignore or reject such members; by OpenAPI their `required` applies to the other direction only.
 * Returns the same document if there is nothing to mark.
 */
export function markOmitted(document: JsonObject, keyword: OmittingKeyword, locations: readonly Pointer[]): JsonObject {
  const walk: OmissionWalk = { document, keyword, found: new Map() };
  for (const location of locations) visit(walk, location);
  const marked = everywhere(document, walk.found, (_, schema, names) => without(schema, names));
  return everywhere(marked, walk.found, (made, schema, names) => withCopies({ ...walk, document: made }, schema, names));
}

function everywhere(
  document: JsonObject,
  found: ReadonlyMap<Pointer, Names>,
  change: (document: JsonObject, schema: JsonObject, names: Names) => JsonObject,
): JsonObject {
  let changed: JsonObject = document;
  for (const [location, names] of found) {
    const schema = at(changed, location);
    const made = names.size > 0 && isObject(schema) ? withValue(changed, location, change(changed, schema, names)) : changed;
    if (isObject(made)) changed = made;
  }
  return changed;
}

interface OmissionWalk {
  readonly document: JsonObject;
  readonly keyword: OmittingKeyword;
  /** The names of omitted members, by the location of the schema that mentions them. */
  readonly found: Map<Pointer, Names>;
}

/** Visits the schema at a location, the schemas it refers to, and its subschemas. */
function visit(walk: OmissionWalk, location: Pointer): void {
  if (walk.found.has(location) || at(walk.document, location) === undefined) return;
  const names = omittedAt(walk, location);
  walk.found.set(location, names);
  for (const part of applicableSchemas(walk.document, location)) {
    const inner = [part, ...branchesOf(walk.document, part), ...membersBelow(walk.document, part, names)];
    for (const each of inner) visit(walk, each);
  }
}

/** The members that any of the schemas for the same value omits. */
function omittedAt({ document, keyword }: Omit<OmissionWalk, 'found'>, location: Pointer): Names {
  const isMarked = (where: Pointer) => [keyword, MARK].some((each) => member(at(document, where), each) === true);
  const all = applicableSchemas(document, location).flatMap((part) => namedSchemas(at(document, part), part, 'properties'));
  return new Set(all.flatMap(([name, where]) => (applicableSchemas(document, where).some(isMarked) ? [name] : [])));
}

/** The schemas of members and elements, except those of omitted members. */
function membersBelow(document: JsonObject, location: Pointer, names: Names): readonly Pointer[] {
  const schema = at(document, location);
  const members = namedSchemas(schema, location, 'properties').flatMap(([name, where]) => (names.has(name) ? [] : [where]));
  const others = namedSchemas(schema, location, 'patternProperties').map(([, where]) => where);
  const single = ['items', 'contains', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties'].map(
    (keyword) => location + pointer(keyword),
  );
  return [...members, ...others, ...single, ...listedSchemas(schema, location, 'prefixItems')];
}

/**
 * The schema with copies instead of `$ref`s to shared schemas that mention members which only this schema omits. Errors inside a copy carry the
 * copy's location, which exists only in the marked document.
 */
function withCopies(walk: Omit<OmissionWalk, 'found'>, schema: JsonObject, names: Names): JsonObject {
  const target = refOf(schema);
  const referred = target === undefined ? undefined : at(walk.document, target);
  const isCopied = target !== undefined && mentions(walk.document, target, less(names, omittedAt(walk, target)));
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

function copied(walk: Omit<OmissionWalk, 'found'>, schema: Json, names: Names): Json {
  return isObject(schema) ? withCopies(walk, without(schema, names), names) : schema;
}

/** Whether the schema at a location, or one that may apply to the same value, describes or requires these members. */
function mentions(document: JsonObject, location: Pointer, names: Names): boolean {
  return possibleSchemas(document, location).some((part) => {
    const schema = at(document, part);
    return isObject(schema) && !same(without(schema, names), without(schema, new Set()));
  });
}

/** The schema with these members marked as omitted and not required. */
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
      // If one alternative requires an omitted member, it is unknown which of the others applies.
      return isArray(value) && value.some((each) => onlyRequires(each, names)) ? undefined : value;
    case 'minProperties':
      // It is not specified whether omitted members count.
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
