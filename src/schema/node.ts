import { isArray, isObject, type Json, type JsonObject, member, same } from '../json/json.ts';
import { at, type Pointer, pointer } from '../json/pointer.ts';
import type { Format, Schema } from '../model/format.ts';
import { memberKeyword } from './member-keywords.ts';
import { isOmitted } from './omitted.ts';
import { type LocatedSchema, refOf, schemaAt } from './resolve.ts';
import { validity } from './validate.ts';

/** A schema with `$ref` and `allOf` resolved: keywords merged, members with their locations, alternatives separate. */
export interface Node {
  /** The merged keywords. Members are in `properties` below only. */
  readonly keywords: JsonObject;
  readonly pointer: Pointer;
  readonly properties: ReadonlyMap<string, Property>;
  readonly items: LocatedSchema | undefined;
  /** The schema of additional members: `additionalProperties`, if it is a schema or `true`. */
  readonly others: LocatedSchema | undefined;
  /** The alternatives of `oneOf` or `anyOf`, each merged with the keywords beside it. Empty if there are none. */
  readonly alternatives: readonly Node[];
  /** For `anyOf` or `oneOf` of nothing but `required`: the groups of members, one of which must be complete. */
  readonly requiredGroups: readonly (readonly string[])[];
  readonly discriminator: string | undefined;
}

export interface Property {
  readonly schema: Schema;
  readonly pointer: Pointer;
  readonly required: boolean;
}

interface SchemaPart {
  readonly schema: JsonObject;
  readonly pointer: Pointer;
}

/** Cached nodes by format, schema and location. */
const nodes = new WeakMap<Format, WeakMap<object, Map<Pointer, Node>>>();

/** The node of a schema; `where` is its location in the description. */
export function nodeOf(format: Format, schema: Schema, where: Pointer): Node {
  if (!isObject(schema)) return build(format, []);
  const ofFormat = nodes.get(format) ?? new WeakMap<object, Map<Pointer, Node>>();
  nodes.set(format, ofFormat);
  const ofSchema = ofFormat.get(schema) ?? new Map<Pointer, Node>();
  ofFormat.set(schema, ofSchema);
  const node = ofSchema.get(where) ?? build(format, flatten(format, schema, where));
  ofSchema.set(where, node);
  return node;
}

/** The node that applies to a value: of alternatives, the one that the value satisfies, else the first. */
export function nodeFor(format: Format, node: Node, value: Json): Node {
  if (node.alternatives.length === 0) return node;
  const chosen = node.alternatives.find((alternative) => fits(format, alternative, value)) ?? node.alternatives[0];
  return chosen === undefined ? node : nodeFor(format, chosen, value);
}

/** Whether this member distinguishes the alternatives: it is their discriminator, or has different constants in each. */
export function tellsApart(node: Node, name: string): boolean {
  if (node.alternatives.length < 2) return false;
  if (node.discriminator === name) return true;
  const values = node.alternatives.map((each) => constantsOf(each.properties.get(name)?.schema));
  const all = values.flat();
  const isOwn = (value: Json, index: number) => all.findIndex((other) => same(other, value)) === index;
  return values.every((each) => each.length > 0) && all.every(isOwn);
}

/** The values of the schema's own `const` or `enum`. */
function constantsOf(schema: Schema | undefined): readonly Json[] {
  const constant = member(schema, 'const');
  const choices = member(schema, 'enum');
  return constant !== undefined ? [constant] : isArray(choices) ? choices : [];
}

/** Whether the value has the node's constants and satisfies the schema at its location. */
function fits(format: Format, node: Node, value: Json): boolean {
  for (const [name, property] of node.properties) {
    const constant = isObject(property.schema) ? member(property.schema, 'const') : undefined;
    if (constant !== undefined && !same(constant, member(value, name))) return false;
  }
  return validity(format, node.pointer)(value);
}

/** All schemas that apply together: the schema, the target of its `$ref`, and its `allOf`. */
function flatten(format: Format, schema: Schema, where: Pointer): readonly SchemaPart[] {
  if (!isObject(schema)) return [];
  const target = refOf(schema);
  const referred = target === undefined ? [] : flatten(format, schemaAt(format, target) ?? true, target);
  const all = member(schema, 'allOf');
  const parts = isArray(all) ? all.flatMap((part, index) => (isObject(part) ? flatten(format, part, `${where}/allOf/${index}`) : [])) : [];
  // The referring schema comes last: keywords beside a `$ref` refine its target. Its location wins, unless it is nothing but a `$ref`.
  const own = target !== undefined && Object.keys(schema).length === 1 ? [] : [{ schema, pointer: where }];
  return [...referred, ...parts, ...own];
}

function build(format: Format, parts: readonly SchemaPart[]): Node {
  const required = new Set(parts.flatMap((part) => strings(member(part.schema, 'required'))));
  const properties = new Map<string, Property>();
  for (const part of parts) {
    const own = member(part.schema, 'properties');
    if (!isObject(own)) continue;
    for (const name of Object.keys(own)) {
      const schema = member(own, name);
      if ((!isObject(schema) && typeof schema !== 'boolean') || isOmitted(schema)) continue;
      const where = `${part.pointer}/properties${pointer(name)}`;
      properties.set(name, joined(properties.get(name), { schema, pointer: where, required: required.has(name) }));
    }
  }
  const last = parts.at(-1);
  return {
    keywords: Object.assign({}, ...parts.map((part) => part.schema)),
    pointer: last?.pointer ?? '',
    properties,
    items: itemsOf(parts),
    others: othersOf(parts),
    ...alternativesOf(format, parts),
    discriminator: parts.map((part) => at(part.schema, '/discriminator/propertyName')).find((name) => typeof name === 'string'),
  };
}

/** A member that two parts describe must satisfy both. */
function joined(before: Property | undefined, now: Property): Property {
  if (before === undefined || !isObject(before.schema) || !isObject(now.schema)) return now;
  return { ...now, schema: { ...before.schema, ...now.schema } };
}

function itemsOf(parts: readonly SchemaPart[]): Node['items'] {
  for (const part of parts.toReversed()) {
    const schema = member(part.schema, 'items');
    if (isObject(schema)) return { schema, pointer: `${part.pointer}/items` };
  }
  return undefined;
}

/** Additional members, if exactly one part describes them. Schemas with `patternProperties` or `propertyNames` are not supported. */
function othersOf(parts: readonly SchemaPart[]): Node['others'] {
  const describing = parts.filter((part) => member(part.schema, 'additionalProperties') !== undefined);
  const [first] = describing;
  const schema = first === undefined ? undefined : member(first.schema, 'additionalProperties');
  const hasPatterns = parts.some((part) =>
    ['patternProperties', 'propertyNames'].some((keyword) => member(part.schema, keyword) !== undefined),
  );
  if (first === undefined || describing.length > 1 || hasPatterns || !(isObject(schema) || schema === true)) return undefined;
  return { schema, pointer: `${first.pointer}/additionalProperties` };
}

function alternativesOf(format: Format, parts: readonly SchemaPart[]): Pick<Node, 'alternatives' | 'requiredGroups'> {
  for (const part of parts) {
    for (const keyword of ['oneOf', 'anyOf']) {
      const list = member(part.schema, keyword);
      if (!isArray(list)) continue;
      const schemas = list.filter(isObject);
      if (schemas.every((schema) => Object.keys(schema).length === 1 && isArray(member(schema, 'required'))))
        return { alternatives: [], requiredGroups: schemas.map((schema) => strings(member(schema, 'required'))) };
      const beside = parts.map((other) => (other === part ? { ...other, schema: omit(other.schema, keyword) } : other));
      const alternatives = schemas.map((schema, index) =>
        build(format, [...beside, ...flatten(format, schema, `${part.pointer}/${keyword}/${index}`)]),
      );
      return { alternatives, requiredGroups: [] };
    }
  }
  return { alternatives: [], requiredGroups: [] };
}

function omit(schema: JsonObject, keyword: string): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== keyword));
}

function strings(value: Json | undefined): readonly string[] {
  return isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** The JSON Schema types that a node allows; empty if it does not restrict them. */
export function typesOf(node: Node): readonly string[] {
  const type = member(node.keywords, 'type');
  if (typeof type === 'string') return [type];
  if (isArray(type)) return strings(type);
  const choices = choicesOf(node);
  if (choices !== undefined)
    return [...new Set(choices.map((choice) => (choice === null ? 'null' : isArray(choice) ? 'array' : typeof choice)))];
  if (node.properties.size > 0) return ['object'];
  const inner = node.alternatives.map(typesOf);
  return inner.length > 0 && inner.every((types) => types.length > 0) ? [...new Set(inner.flat())] : [];
}

/** The values of `const` or `enum`, or `undefined`. */
export function choicesOf(node: Node): readonly Json[] | undefined {
  const constant = member(node.keywords, 'const');
  if (constant !== undefined) return [constant];
  const choices = member(node.keywords, 'enum');
  return isArray(choices) ? choices : undefined;
}

/** A numeric keyword (`maxLength`, `minimum` …), or `undefined`. */
export function bound(node: Node, keyword: string): number | undefined {
  const value = member(node.keywords, keyword);
  return typeof value === 'number' ? value : undefined;
}

/** Whether the schema is an assumption (`x-source`). */
export function isAssumed(schema: Schema): boolean {
  return memberKeyword(schema, 'x-source')?.basis === 'assumed';
}
