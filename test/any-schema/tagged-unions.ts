import { isArray, isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';

/**
 * The document with each `oneOf` (or `anyOf`) with a tag (a member whose values select the alternative) replaced by the keyword `told`, so that a server
 * reports the errors of the selected alternative only. Implemented independently of the code under test, on purpose.
 */
export function withTaggedUnions(document: JsonObject): JsonObject {
  const rewritten = (value: Json): Json => {
    if (isArray(value)) return value.map(rewritten);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(told(document, value)).map(([name, inner]) => [name, rewritten(inner)]));
  };
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, rewritten(value)]));
}

/** `told` as standard keywords. */
export function asKeywords({ name, branches }: TaggedUnion): JsonObject {
  return {
    type: 'object',
    required: [name],
    properties: { [name]: { enum: branches.flatMap(({ values }) => values) } },
    allOf: branches.map(({ values, schema }) => ({ if: { required: [name], properties: { [name]: { enum: values } } }, then: schema })),
  };
}

/** The tag, and the schema for each of its values. */
export interface TaggedUnion {
  readonly name: string;
  readonly branches: readonly { readonly values: readonly Json[]; readonly schema: Json }[];
}

function told(document: JsonObject, schema: JsonObject): JsonObject {
  for (const keyword of ['oneOf', 'anyOf']) {
    const { [keyword]: alternatives, ...rest } = schema;
    if (!isArray(alternatives) || alternatives.length < 2) continue;
    const found = namesToTry(document, schema, alternatives).map((name) => branchesBy(document, schema, alternatives, name));
    const first = found.find((each) => each !== undefined);
    if (first !== undefined) return { ...rest, told: first };
  }
  return schema;
}

function namesToTry(document: JsonObject, schema: JsonObject, alternatives: readonly Json[]): readonly string[] {
  const named = member(member(schema, 'discriminator'), 'propertyName');
  if (typeof named === 'string') return [named];
  const needed = (each: Json) => partsOf(document, each).flatMap((part) => texts(member(part, 'required')));
  const always = needed({ required: member(schema, 'required') ?? [] });
  return [...new Set(alternatives.flatMap(needed))].concat(always).filter((name) => {
    return always.includes(name) || alternatives.every((each) => needed(each).includes(name));
  });
}

/** Each alternative with its values of the tag; `undefined` if one has none, or two share a value. */
function branchesBy(document: JsonObject, schema: JsonObject, alternatives: readonly Json[], name: string): JsonObject | undefined {
  const branches = alternatives.map((each) => ({ schema: each, values: valuesOf(document, schema, each, name) }));
  const all = branches.flatMap(({ values }) => values.map((value) => JSON.stringify(value)));
  if (branches.some(({ values }) => values.length === 0) || new Set(all).size < all.length) return undefined;
  return { name, branches };
}

function valuesOf(document: JsonObject, schema: JsonObject, alternative: Json, name: string): readonly Json[] {
  const mapping = member(member(schema, 'discriminator'), 'mapping');
  const target = member(alternative, '$ref');
  if (isObject(mapping)) return Object.keys(mapping).filter((value) => mapping[value] === target);
  const described = partsOf(document, alternative).map((part) => member(member(part, 'properties'), name));
  const found = described.flatMap((each) => {
    const [constant, choices] = [member(each, 'const'), member(each, 'enum')];
    return constant !== undefined ? [constant] : isArray(choices) ? choices : [];
  });
  if (found.length > 0 || member(schema, 'discriminator') === undefined || typeof target !== 'string') return found;
  return [target.split('/').at(-1) ?? ''];
}

/** The schema, what it refers to and what it is made of. */
function partsOf(document: JsonObject, schema: Json, depth = 0): readonly Json[] {
  if (depth > 6) return [];
  const reference = member(schema, '$ref');
  const all = member(schema, 'allOf');
  const inner = [...(typeof reference === 'string' ? [referred(document, reference)] : []), ...(isArray(all) ? all : [])];
  return [schema, ...inner.flatMap((each) => partsOf(document, each, depth + 1))];
}

function referred(document: JsonObject, reference: string): Json {
  const found = reference
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((value, token) => member(value, token), document);
  if (found === undefined) throw new Error(`${reference} names nothing`);
  return found;
}

function texts(value: Json | undefined): readonly string[] {
  return isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
