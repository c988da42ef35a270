import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { pointer, without, withValue } from '../json/pointer.ts';
import type { Format, RequestLocation, Schema } from '../model/format.ts';
import { bound, choicesOf, isAssumed, type Node, nodeFor, nodeOf, type Property, tellsApart, typesOf } from '../schema/node.ts';
import { validity } from '../schema/validate.ts';
import { elementsFor } from './lists.ts';
import { isExact, isSurelyOnGrid } from './numbers.ts';
import { ofLength, plausible, sample } from './sample.ts';

/** A valid document, named by how it differs from the example. */
export interface ValidVariant {
  readonly name: string;
  readonly value: Json;
  readonly assumed: boolean;
  /** Where the description promises that it is valid. */
  readonly spec: string;
}

/** Limits where variants are made. */
export interface VariantOptions {
  /** The array of a bulk operation, which is not varied. */
  readonly stopAt: RequestLocation | undefined;
  /** The location of the document in the request. */
  readonly root: RequestLocation;
  /** Locations of values that name a resource: only these values are valid. */
  readonly fixed: readonly RequestLocation[];
}

/** Valid documents: each alternative, all optional members and none, lengths at their limits, each enum value. */
export function* variants(format: Format, schema: Schema, where: string, example: Json, options: VariantOptions): Iterable<ValidVariant> {
  const node = nodeOf(format, schema, where);
  const documents = branches(format, node, example);
  const seen = new Set<string>();
  for (const [branch, document] of documents) {
    const chosen = nodeFor(format, node, document);
    // The example may lack values that are filled in when it is sent.
    if (document !== example && !validity(format, where)(document)) continue;
    yield { name: branch === '' ? 'example' : branch, value: document, assumed: false, spec: chosen.pointer };
    for (const variant of inObject(format, chosen, document, { ...options, path: [], document, open: [] })) {
      if (!validity(format, where)(variant.value)) continue;
      // Members that alternatives share are varied once, with the first alternative.
      const key = `${variant.spec} ${variant.name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { ...variant, name: branch === '' ? variant.name : `${branch}/${variant.name}` };
    }
  }
}

/** A valid document for each alternative with its name, the given example first. Without alternatives, only the example, with an empty name. */
export function branches(format: Format, node: Node, example: Json): readonly (readonly [string, Json])[] {
  if (node.alternatives.length === 0) return [['', example]];
  const own = nodeFor(format, node, example);
  return node.alternatives
    .map((alternative): readonly [string, Json] => [
      nameOf(alternative),
      alternative.pointer === own.pointer ? example : exampleOf(format, alternative),
    ])
    .toSorted(([, a], [, b]) => Number(b === example) - Number(a === example));
}

/**
 * The same for a member of a document. If none of its own members tells the alternatives apart, something else may decide which one applies
 * (for example the type of the resource that is changed): then only the given value is used.
 */
export function branchesBelow(format: Format, node: Node, given: Json): readonly (readonly [string, Json])[] {
  const [first] = node.alternatives;
  const tagged = first !== undefined && [...first.properties.keys()].some((name) => tellsApart(node, name));
  return tagged ? branches(format, node, given) : [['', given]];
}

/** The name of an alternative: the constant that tells it apart, else its index in the description. */
function nameOf(alternative: Node): string {
  for (const property of alternative.properties.values()) {
    const constant = isObject(property.schema) ? member(property.schema, 'const') : undefined;
    if (typeof constant === 'string' || typeof constant === 'number') return String(constant);
  }
  return alternative.pointer.split('/').at(-1) ?? '';
}

function exampleOf(format: Format, node: Node): Json {
  const examples = member(node.keywords, 'examples');
  if (isArray(examples) && examples[0] !== undefined) return examples[0];
  const required = [...node.properties].filter(([, property]) => property.required);
  return Object.fromEntries(
    required.flatMap(([name, property]): [string, Json][] => {
      const value = sample(format, property.schema, property.pointer);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

interface VariantWalk extends VariantOptions {
  readonly path: readonly string[];
  readonly document: Json;
  /** Pointers of the schemas whose members were added or whose alternative was replaced on the way; recursion into them ends. */
  readonly open: readonly string[];
}

function* inObject(format: Format, node: Node, value: Json, walk: VariantWalk): Iterable<ValidVariant> {
  const where = pointer(...walk.path);
  const put = (inner: Json) => (where === '' ? inner : withValue(walk.document, where, inner));
  yield* optionals(format, node, value, { name: where.slice(1), put });
  for (const group of node.requiredGroups) yield* onlyGroup(node, value, group, { name: where.slice(1), put });
  for (const [name, property] of node.properties) {
    const present = member(value, name);
    const given = present ?? sample(format, property.schema, property.pointer);
    if (given === undefined) continue;
    const inner = nodeOf(format, property.schema, property.pointer);
    // Schemas may be recursive: members that were added are entered once.
    const isEnd = present === undefined && walk.open.includes(inner.pointer);
    const open = present === undefined ? [...walk.open, inner.pointer] : walk.open;
    const path = [...walk.path, name];
    const assumed = isAssumed(property.schema);
    const here = walk.root + pointer(...path);
    const isFixed = walk.fixed.includes(here) || here === walk.stopAt;
    for (const [how, changed] of isFixed ? [] : values(format, inner, given))
      yield {
        name: `${pointer(...path).slice(1)}/${how}`,
        value: withValue(walk.document, pointer(...path), changed),
        assumed,
        spec: property.pointer,
      };
    if (isObject(given) && plausible(inner).length === 0 && here !== walk.stopAt && !isEnd)
      for (const variant of inMember(format, inner, given, { ...walk, path, open })) yield assumed ? { ...variant, assumed } : variant;
  }
}

/** Each alternative of a member, and the variants within it. */
function* inMember(format: Format, node: Node, given: JsonObject, walk: VariantWalk): Iterable<ValidVariant> {
  const where = pointer(...walk.path);
  for (const [branch, value] of branchesBelow(format, node, given)) {
    // An alternative that contains itself is inserted once.
    const mark = `another of ${node.pointer}`;
    if (value !== given && walk.open.includes(mark)) continue;
    const open = value === given ? walk.open : [...walk.open, mark];
    const document = withValue(walk.document, where, value);
    const chosen = nodeFor(format, node, value);
    if (value !== given) yield { name: `${where.slice(1)}/${branch}`, value: document, assumed: false, spec: chosen.pointer };
    if (isObject(value)) yield* inObject(format, chosen, value, { ...walk, document, open });
  }
}

/** An object's path in the document, and how to replace it. */
interface Holder {
  readonly name: string;
  readonly put: (value: Json) => Json;
}

/** One variant with all optional members, and one with none. */
function* optionals(format: Format, node: Node, value: Json, { name, put }: Holder): Iterable<ValidVariant> {
  const inGroups = new Set(node.requiredGroups.flat());
  const optional = [...node.properties].filter(
    ([key, property]) => !property.required && !isAssumed(property.schema) && !inGroups.has(key),
  );
  if (optional.length === 0) return;
  const prefix = name === '' ? '' : `${name}/`;
  const none = optional.reduce((all, [key]) => without(all, pointer(key)), value);
  yield { name: `${prefix}no-optional-members`, value: put(none), assumed: false, spec: node.pointer };
  const all = optional.reduce((each, [key, property]) => withMember(format, each, key, property), value);
  yield { name: `${prefix}all-optional-members`, value: put(all), assumed: false, spec: node.pointer };
}

function withMember(format: Format, value: Json, key: string, property: Property): Json {
  const added = member(value, key) === undefined ? sample(format, property.schema, property.pointer) : undefined;
  return added === undefined ? value : withValue(value, pointer(key), added);
}

function* onlyGroup(node: Node, value: Json, group: readonly string[], { name, put }: Holder): Iterable<ValidVariant> {
  const others = node.requiredGroups.flat().filter((key) => !group.includes(key));
  const left = others.reduce((all, key) => without(all, pointer(key)), value);
  if (group.every((key) => member(left, key) !== undefined))
    yield { name: `${name === '' ? '' : `${name}/`}only-${group.join('-')}`, value: put(left), assumed: false, spec: node.pointer };
}

/** Valid values of one member with their names: at its bounds, each of an enum, both booleans, `null` if allowed. */
export function* values(format: Format, node: Node, valid: Json): Iterable<readonly [string, Json]> {
  const listed = plausible(node);
  if (listed.length > 0) {
    for (const [index, value] of listed.entries()) yield [`plausible-${index + 1}`, value];
    return;
  }
  const choices = choicesOf(node);
  if (choices !== undefined) {
    if (choices.length > 1) for (const choice of choices) yield [`value-${String(choice)}`, choice];
    return;
  }
  if (typesOf(node).includes('boolean')) for (const value of [true, false]) yield [`value-${value}`, value];
  if (typesOf(node).includes('null')) yield ['null', null];
  if (typeof valid === 'string') yield* texts(format, node, valid);
  if (typeof valid === 'number') yield* numbers(node);
  if (isArray(valid)) yield* lists(format, node, valid);
}

function* texts(format: Format, node: Node, valid: string): Iterable<readonly [string, Json]> {
  for (const keyword of ['minLength', 'maxLength']) {
    const length = bound(node, keyword);
    const value = length === undefined ? undefined : ofLength(format, node, valid, length);
    if (value !== undefined) yield [keyword, value];
  }
  const free = member(node.keywords, 'pattern') === undefined && member(node.keywords, 'format') === undefined;
  if (free && (bound(node, 'maxLength') ?? 100) >= 20) yield ['odd-text', 'Grüße "你好" \\ <b>&amp;'];
}

function* numbers(node: Node): Iterable<readonly [string, Json]> {
  for (const keyword of ['minimum', 'maximum']) {
    const value = bound(node, keyword);
    if (value !== undefined && isExact(value) && isSurelyOnGrid(node, value)) yield [keyword, value];
  }
}

function* lists(format: Format, node: Node, valid: readonly Json[]): Iterable<readonly [string, Json]> {
  for (const keyword of ['minItems', 'maxItems']) {
    const count = bound(node, keyword);
    const value = count === undefined ? undefined : elementsFor(format, node, valid, count);
    if (value !== undefined && valid.length > 0) yield [keyword, value];
  }
}
