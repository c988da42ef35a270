import { isArray, isObject, type Json, type JsonObject, member, same } from '../json/json.ts';
import { tokens } from '../json/pointer.ts';
import type { Format, Schema } from '../model/format.ts';
import { isOmitted } from './omitted.ts';
import { pointerOf, refOf, schemaAt } from './resolve.ts';

type Described = Pick<Format, 'document'>;

interface SchemaBranch {
  readonly schema: Json;
  /** The values of the distinguishing member for which this branch applies. */
  readonly values: readonly Json[];
}

/**
 * The schema with its `oneOf` (or `anyOf`) replaced by "if the distinguishing member has this value, then that branch", so that
 * an invalid value gets the errors of its own branch only. Unchanged if no member distinguishes the branches.
 */
export function branched(format: Described, schema: JsonObject): JsonObject {
  const keyword = ['oneOf', 'anyOf'].find((name) => isArray(member(schema, name)));
  const list = keyword === undefined ? undefined : member(schema, keyword);
  if (keyword === undefined || !isArray(list) || list.length < 2) return schema;
  const name = discriminatorOf(format, schema, list) ?? distinguishingMember(format, schema, list);
  const branches = name === undefined ? undefined : branchesBy(format, schema, list, name);
  if (name === undefined || branches === undefined) return schema;
  const rest = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== keyword && key !== 'allOf'));
  const all = member(schema, 'allOf');
  return { ...rest, allOf: [...(isArray(all) ? all : []), choice(name, branches), ...branches.map((branch) => conditional(name, branch))] };
}

/** Requires the distinguishing member to have one of the known values. */
function choice(name: string, branches: readonly SchemaBranch[]): JsonObject {
  return { type: 'object', required: [name], properties: own(name, { enum: branches.flatMap(({ values }) => values) }) };
}

function conditional(name: string, branch: SchemaBranch): JsonObject {
  return { if: { type: 'object', required: [name], properties: own(name, { enum: branch.values }) }, then: branch.schema };
}

function own(name: string, value: Json): JsonObject {
  return Object.fromEntries([[name, value]]);
}

/** The discriminator, unless this direction omits it. */
function discriminatorOf(format: Described, schema: JsonObject, list: readonly Json[]): string | undefined {
  const name = member(member(schema, 'discriminator'), 'propertyName');
  if (typeof name !== 'string') return undefined;
  const isDescribed = [schema, ...list].every((each) => !propertiesNamed(format, each, name).some(isOmitted));
  return isDescribed ? name : undefined;
}

function propertiesNamed(format: Described, schema: Json, name: string): readonly (Json | undefined)[] {
  return isObject(schema) ? parts(format, schema).map((part) => member(member(part, 'properties'), name)) : [];
}

/** A member that is required (by the schema or by every branch) and has different constants in each branch. */
function distinguishingMember(format: Described, schema: JsonObject, list: readonly Json[]): string | undefined {
  const [first] = list;
  if (!isObject(first)) return undefined;
  const candidates = parts(format, first).flatMap((part) => Object.keys(asObject(member(part, 'properties'))));
  return candidates.find(
    (name) =>
      (requires(format, schema, name) || list.every((each) => isObject(each) && requires(format, each, name))) &&
      distinct(list.map((each) => constants(format, each, name))),
  );
}

function distinct(values: readonly (readonly Json[])[]): boolean {
  const all = values.flat();
  return values.every((each) => each.length > 0) && all.every((value, index) => all.findIndex((other) => same(value, other)) === index);
}

function branchesBy(format: Described, schema: JsonObject, list: readonly Json[], name: string): readonly SchemaBranch[] | undefined {
  const branches = list.map((each): SchemaBranch => {
    const mapped = mappedValues(schema, each);
    const constant = constants(format, each, name);
    return { schema: each, values: mapped.length > 0 ? mapped : constant.length > 0 ? constant : implied(each) };
  });
  return distinct(branches.map(({ values }) => values)) ? branches : undefined;
}

/** The values that `discriminator.mapping` assigns to a branch. */
function mappedValues(schema: JsonObject, branch: Json): readonly string[] {
  const target = isObject(branch) ? refOf(branch) : undefined;
  const mapping = asObject(member(member(schema, 'discriminator'), 'mapping'));
  return Object.entries(mapping).flatMap(([value, reference]) => (target !== undefined && named(reference) === target ? [value] : []));
}

/** A mapping names a schema by reference or by its bare name. */
function named(reference: Json): string | undefined {
  if (typeof reference !== 'string') return undefined;
  return pointerOf(reference) ?? `/components/schemas/${reference}`;
}

/** Without a mapping, the value is the name of the schema. */
function implied(branch: Json): readonly string[] {
  const name = isObject(branch) ? tokens(refOf(branch) ?? '').at(-1) : undefined;
  return name === undefined ? [] : [name];
}

function constants(format: Described, branch: Json, name: string): readonly Json[] {
  for (const schema of propertiesNamed(format, branch, name)) {
    const constant = member(schema, 'const');
    if (constant !== undefined) return [constant];
    const choices = member(schema, 'enum');
    if (isArray(choices)) return choices;
  }
  return [];
}

function requires(format: Described, branch: JsonObject, name: string): boolean {
  return parts(format, branch).some((part) => {
    const required = member(part, 'required');
    return isArray(required) && required.includes(name);
  });
}

/** The schema, the target of its `$ref`, and its `allOf`, recursively. */
function parts(format: Described, schema: Schema, depth = 0): readonly JsonObject[] {
  if (!isObject(schema) || depth > 8) return [];
  const target = refOf(schema);
  const referred = target === undefined ? undefined : schemaAt(format, target);
  const all = member(schema, 'allOf');
  const inner = [referred, ...(isArray(all) ? all : [])].flatMap((each) => (isObject(each) ? parts(format, each, depth + 1) : []));
  return [schema, ...inner];
}

function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
