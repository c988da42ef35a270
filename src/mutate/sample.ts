import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import type { Format, Schema } from '../model/format.ts';
import { memberKeyword } from '../schema/member-keywords.ts';
import { bound, choicesOf, type Node, nodeOf, type Property, typesOf } from '../schema/node.ts';
import { checkedAs, validity } from '../schema/validate.ts';
import { elementsFor } from './lists.ts';
import { numberFor } from './numbers.ts';
import { textsMatching } from './patterns.ts';

/** Caches samples by format, schema and pointer. */
const samples = new WeakMap<Format, WeakMap<object, Map<Pointer, Json | undefined>>>();

function samplesOf(format: Format, schema: JsonObject): Map<Pointer, Json | undefined> {
  const ofFormat = samples.get(format) ?? new WeakMap<object, Map<Pointer, Json | undefined>>();
  const ofSchema = ofFormat.get(schema) ?? new Map<Pointer, Json | undefined>();
  samples.set(format, ofFormat.set(schema, ofSchema));
  return ofSchema;
}

/**
 * A value that satisfies the schema: the first of `x-plausible`, else an example, else one made from the constraints. `undefined` if none can be
 * made: values cannot be made from some keywords (`contains`, `if`, `not`), only checked against them.
 */
export function sample(format: Format, schema: Schema, where: Pointer): Json | undefined {
  const known = isObject(schema) ? samplesOf(format, schema) : new Map<Pointer, Json | undefined>();
  if (known.has(where)) return known.get(where);
  const value = attempt(format, schema, where);
  const valid = validity(format, checkedAs(format, { schema, pointer: where }))(value) ? value : undefined;
  known.set(where, valid);
  return valid;
}

/** A candidate for `sample`, not yet validated. */
function attempt(format: Format, schema: Schema, where: Pointer): Json {
  const node = nodeOf(format, schema, where);
  const [first] = plausible(node);
  return first !== undefined ? first : (documented(node) ?? made(format, node));
}

/** The values that the description declares certain to be accepted (`x-plausible`). */
export function plausible(node: Node): readonly Json[] {
  return memberKeyword(node.keywords, 'x-plausible') ?? [];
}

/** The first of: constant, enum, examples, default. `null` is skipped, since it often means "none". */
function documented(node: Node): Json | undefined {
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
  if (first !== undefined) return documented(first) ?? made(format, first);
  switch (typesOf(node).find((type) => type !== 'null')) {
    case 'string':
      return text(node);
    case 'integer':
    case 'number':
      return numberFor(node);
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

/** An object with the required members and those that must accompany them; others only as far as `minProperties` requires. */
function members(format: Format, node: Node): Json {
  const required = [...node.properties].filter(([, property]) => property.required).map(([name]) => name);
  const names = new Set([...required, ...(node.requiredGroups[0] ?? [])].flatMap((name) => [name, ...companions(node, name)]));
  for (const name of node.properties.keys())
    if (names.size < (bound(node, 'minProperties') ?? 0)) for (const each of [name, ...companions(node, name)]) names.add(each);
  const present = [...node.properties].filter(([name]) => names.has(name));
  const { others } = node;
  const lacking = others === undefined ? 0 : Math.min((bound(node, 'minProperties') ?? 0) - present.length, 100);
  const more = Array.from({ length: Math.max(0, lacking) }, (_, index) => `other_${index + 1}`);
  return Object.fromEntries([
    ...present.map(([name, property]: [string, Property]) => [name, attempt(format, property.schema, property.pointer)]),
    ...more.map((name) => [name, others === undefined ? null : attempt(format, others.schema, others.pointer)]),
  ]);
}

/** The members that must accompany this one (`dependentRequired`), directly or in turn. */
export function companions(node: Node, name: string): readonly string[] {
  const rules = member(node.keywords, 'dependentRequired');
  const found = new Set<string>([name]);
  for (const each of found) {
    const wanted = member(rules, each);
    for (const other of isArray(wanted) ? wanted : []) if (typeof other === 'string') found.add(other);
  }
  found.delete(name);
  return [...found];
}

function list(format: Format, node: Node): Json {
  const { items } = node;
  if (items === undefined) return [];
  const count = Math.min(Math.max(bound(node, 'minItems') ?? 1, 1), bound(node, 'maxItems') ?? Number.POSITIVE_INFINITY);
  return elementsFor(format, node, [attempt(format, items.schema, items.pointer)], count) ?? [];
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
  if (typeof pattern === 'string') return matching(node, pattern);
  return cut(lengthened('errspec', bound(node, 'minLength') ?? 0), bound(node, 'maxLength') ?? Number.POSITIVE_INFINITY);
}

/** Texts that many patterns of descriptions accept. They are found faster than a random text and are easier to read in a report. */
const COMMON = (
  'errspec Errspec ERRSPEC errspec1 a A 1 10 100 2026 1.0 1.00 123456 0123456789 US USD en en-US +15551234567 15551234567 #1a2b3c 10:30 10:30:00 ' +
  '2026-01 192.0.2.1 example.com /path / image/png errspec.txt 0123456789abcdef01234567 0123456789abcdef0123456789abcdef'
).split(' ');

/** A text that matches the pattern, if possible within the lengths of the node. */
function matching(node: Node, pattern: string): string {
  const shortest = bound(node, 'minLength') ?? 0;
  const longest = bound(node, 'maxLength') ?? Number.POSITIVE_INFINITY;
  const fits = (value: string) => lengthOf(value) >= shortest && lengthOf(value) <= longest;
  const common = [...COMMON, ...Object.values(BY_FORMAT)].flatMap((value) => [value, lengthened(value, shortest)]);
  const known = matchingOf(common, pattern).find(fits);
  if (known !== undefined) return known;
  const found = textsMatching(pattern, { seed: 1, runs: 100 });
  return found.find(fits) ?? found[0] ?? '';
}

function matchingOf(texts: readonly string[], pattern: string): readonly string[] {
  try {
    const expression = new RegExp(pattern, 'u');
    return texts.filter((each) => expression.test(each));
  } catch {
    return [];
  }
}

/** As JSON Schema counts: in code points. */
function lengthOf(value: string): number {
  return [...value].length;
}

function cut(value: string, length: number): string {
  return lengthOf(value) <= length ? value : [...value].slice(0, length).join('');
}

/** The text, extended by plain letters to this length in code points; longer texts stay. */
export function lengthened(value: string, length: number): string {
  return value + 'a'.repeat(Math.max(0, Math.min(length, LONGEST_TEXT) - lengthOf(value)));
}

/** Texts are not made longer than this, whatever their limit is: servers may reject larger bodies for their size. */
export const LONGEST_TEXT = 100_000;

/** Whether a text has the same length in UTF-16 units and code points, composed or not: documents do not define how servers count. */
export function isCountedAlike(text: string): boolean {
  return text.length === lengthOf(text) && text === text.normalize('NFC');
}

/** The text cut or extended to exactly this length; `undefined` if the schema then rejects it. */
export function ofLength(format: Format, node: Node, value: string, length: number): string | undefined {
  if (length > LONGEST_TEXT) return undefined;
  const candidate = cut(lengthened(isCountedAlike(value) ? value : '', length), length);
  return validity(format, node.pointer)(candidate) ? candidate : undefined;
}
