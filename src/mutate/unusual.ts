import { isArray, isObject, type Json, member } from '../json/json.ts';
import { pointer } from '../json/pointer.ts';
import type { Format, RequestLocation } from '../model/format.ts';
import { bound, choicesOf, isAssumed, type Node, nodeFor, nodeOf, typesOf } from '../schema/node.ts';
import { type LocatedSchema, refOf } from '../schema/resolve.ts';
import { sample } from './sample.ts';

/** A value of one member that JSON allows and that stores and other readers often cannot hold. */
export interface UnusualValue {
  readonly how: string;
  readonly at: RequestLocation;
  readonly value: Json;
  /** The number as it is sent, where `value` cannot hold all its digits. */
  readonly digits?: string;
  /** The location of the member in the description. */
  readonly spec: string;
  /** The same for members that alternatives share. */
  readonly member: string;
}

/** Half of a surrogate pair, a character that many databases end texts at, and one that is none in Unicode and XML. */
const CHARACTERS: Readonly<Record<string, string>> = {
  'lone-surrogate': '\ud800',
  nul: '\u0000',
  noncharacter: '\ufffe',
};

/** One beyond the integers of a double, one beyond those of 64 bits, and 400 digits. */
const DIGITS: Readonly<Record<string, string>> = {
  'beyond-2-53': '9007199254740993',
  'beyond-2-63': '9223372036854775808',
  '400-digits': '9'.repeat(400),
};

/** Unusual values of each free text and each number of the document, by member. */
export function* unusualValues(
  format: Format,
  whole: LocatedSchema,
  document: Json,
  { root, stopAt }: { readonly root: RequestLocation; readonly stopAt: RequestLocation | undefined },
): Iterable<readonly UnusualValue[]> {
  const node = nodeFor(format, nodeOf(format, whole.schema, whole.pointer), document);
  yield* inValue(format, node, document, { at: root, stopAt, spec: whole.pointer, member: whole.pointer });
}

interface Walk {
  readonly at: RequestLocation;
  readonly stopAt: RequestLocation | undefined;
  readonly spec: string;
  readonly member: string;
}

function* inValue(format: Format, node: Node, value: Json, walk: Walk): Iterable<readonly UnusualValue[]> {
  if (walk.at === walk.stopAt || choicesOf(node) !== undefined) return;
  if (typeof value === 'string' && allows(node, 'string')) yield texts(node, value, walk);
  if (typeof value === 'number' && (allows(node, 'integer') || allows(node, 'number'))) yield numbers(walk);
  const [first] = isArray(value) ? value : [];
  if (first !== undefined && node.items !== undefined) {
    const items = nodeFor(format, nodeOf(format, node.items.schema, node.items.pointer), first);
    yield* inValue(format, items, first, { ...walk, at: `${walk.at}/0`, spec: node.items.pointer, member: node.items.pointer });
  }
  if (!isObject(value)) return;
  for (const [name, { schema, pointer: spec }] of node.properties) {
    const inner = isAssumed(schema) ? undefined : (member(value, name) ?? sampleOfScalar(format, schema, spec));
    if (inner === undefined) continue;
    const described = nodeFor(format, nodeOf(format, schema, spec), inner);
    const at = walk.at + pointer(name);
    const reference = refOf(schema);
    yield* inValue(format, described, inner, { ...walk, at, spec, member: reference === undefined ? spec : `${at} ${reference}` });
  }
}

/** Members of members that the document lacks are left out: schemas may be recursive. */
function sampleOfScalar(format: Format, schema: Parameters<typeof sample>[1], spec: string): Json | undefined {
  const value = sample(format, schema, spec);
  return typeof value === 'object' ? undefined : value;
}

function allows(node: Node, type: string): boolean {
  const types = typesOf(node);
  return types.length === 0 || types.includes(type);
}

/** The character is the last one, where the text has room for it: a pattern asks for the beginning of a text more often than for its end. */
function texts(node: Node, value: string, { at, spec, member: name }: Walk): readonly UnusualValue[] {
  const room = bound(node, 'maxLength') ?? Number.POSITIVE_INFINITY;
  const start = value.length < room ? value : value.slice(0, Math.max(0, room - 1));
  return Object.entries(CHARACTERS).map(([how, character]) => ({ how, at, value: start + character, spec, member: name }));
}

function numbers({ at, spec, member: name }: Walk): readonly UnusualValue[] {
  const value = (digits: string) => Math.min(Number(digits), Number.MAX_VALUE);
  return Object.entries(DIGITS).map(([how, digits]) => ({ how, at, value: value(digits), digits, spec, member: name }));
}
