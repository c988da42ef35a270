import fc from 'fast-check';
import type { Format, Schema } from '../model/format.ts';
import { isArray, isObject, type Json, member } from '../model/json.ts';
import type { Pointer } from '../model/pointer.ts';
import { validator } from '../schema/validate.ts';
import { bound, choicesOf, type Node, nodeOf, typesOf } from './node.ts';

/** A value that satisfies the schema: a plausible one where the description names some, else an example, else made from the constraints. */
export function sample(format: Format, schema: Schema, where: Pointer): Json {
  const node = nodeOf(format, schema, where);
  const [first] = plausible(node);
  return first !== undefined ? first : (named(node) ?? made(format, node));
}

/** The values that the description names as sure to be taken (`x-plausible`). */
export function plausible(node: Node): readonly Json[] {
  const values = member(node.keywords, 'x-plausible');
  return isArray(values) ? values : [];
}

/** The first of: constant, enum, examples, default. `null` is not taken for one, since it stands for "none" too often. */
function named(node: Node): Json | undefined {
  const examples = member(node.keywords, 'examples');
  const candidates = [
    choicesOf(node)?.[0],
    isArray(examples) ? examples[0] : undefined,
    member(node.keywords, 'example'),
    member(node.keywords, 'default'),
  ];
  return candidates.find((value) => value !== undefined && value !== null);
}

function made(format: Format, node: Node): Json {
  const first = node.alternatives[0];
  if (first !== undefined) return named(first) ?? made(format, first);
  switch (typesOf(node).find((type) => type !== 'null')) {
    case 'string':
      return text(node);
    case 'integer':
      return whole(node);
    case 'number':
      return bound(node, 'minimum') ?? bound(node, 'maximum') ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return list(format, node);
    case 'object':
      return members(format, node);
    default:
      return typesOf(node).includes('null') ? null : 'errspec';
  }
}

function members(format: Format, node: Node): Json {
  const needed = [...node.properties].filter(([, property]) => property.required);
  return Object.fromEntries(needed.map(([name, property]) => [name, sample(format, property.schema, property.pointer)]));
}

function list(format: Format, node: Node): Json {
  const { items } = node;
  const count = Math.max(bound(node, 'minItems') ?? 1, 1);
  return items === undefined ? [] : Array.from({ length: count }, () => sample(format, items.schema, items.pointer));
}

function whole(node: Node): number {
  const least = bound(node, 'minimum') ?? (bound(node, 'exclusiveMinimum') ?? 0) + 1;
  const step = bound(node, 'multipleOf') ?? 1;
  const value = Math.ceil(least / step) * step;
  return Math.min(value, bound(node, 'maximum') ?? value);
}

/** Texts of well-known formats, all of them plain. */
const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '3f8e2f60-5b0c-4d0a-9c3e-6c1d2e7f4a11',
  'date-time': '2026-01-15T10:30:00Z',
  date: '2026-01-15',
  time: '10:30:00Z',
  email: 'name@example.com',
  uri: 'http://example.com/',
  'uri-reference': '/path',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
};

function text(node: Node): string {
  const format = member(node.keywords, 'format');
  const known = typeof format === 'string' ? BY_FORMAT[format] : undefined;
  if (known !== undefined) return known;
  const pattern = member(node.keywords, 'pattern');
  const value = typeof pattern === 'string' ? matching(pattern) : 'errspec';
  return lengthened(value, bound(node, 'minLength') ?? 0).slice(0, bound(node, 'maxLength') ?? undefined);
}

function matching(pattern: string): string {
  return fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { numRuns: 1, seed: 1 })[0] ?? '';
}

/** The text made as long as asked by plain letters at its end; longer texts stay. */
export function lengthened(value: string, length: number): string {
  return value.length >= length ? value : value + 'a'.repeat(length - value.length);
}

/** The value with its text made exactly so long, where the schema still takes it; else `undefined`. */
export function ofLength(format: Format, node: Node, value: string, length: number): string | undefined {
  const candidate = value.length > length ? value.slice(0, length) : lengthened(value, length);
  return validator(format, node.pointer)(candidate).length === 0 ? candidate : undefined;
}

/** The value's members, or none where it is no object. */
export function membersOf(value: Json): readonly (readonly [string, Json])[] {
  return isObject(value) ? Object.entries(value) : [];
}
