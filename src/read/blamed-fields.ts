import { isArray, isObject, type Json, same } from '../json/json.ts';
import { at, type Pointer } from '../json/pointer.ts';
import type { BlamedFieldRule, ChosenElements } from '../model/format.ts';
import { type MemberPath, type Naming, nameOfWhole, spelledPath } from '../model/naming.ts';
import type { BlamedField } from '../model/reading.ts';
import { firstGroup } from '../schema/safe-pattern.ts';
import { parsed } from './json.ts';

type ListRule = Extract<BlamedFieldRule, { readonly list: Pointer }>;
type MapRule = Extract<BlamedFieldRule, { readonly map: Pointer }>;

/** Deeper maps of fields, and more fields than this, are not read: an answer is hostile input. */
const MOST_LEVELS = 32;
const MOST_FIELDS = 10_000;

/**
 * The fields that a body (or an element of a bulk answer) blames; none if nothing is at the location. Names are in the spelling of the format; the
 * whole body is named as `nameOfWhole` says.
 */
export function blamedFields(body: Json, rule: BlamedFieldRule, naming: Naming = 'last-member'): readonly BlamedField[] {
  if (rule.list !== undefined) return listed(body, rule, naming);
  if (rule.map !== undefined) return mapped(at(body, rule.map), { rule, naming }, []).slice(0, MOST_FIELDS);
  const name = nameAt(body, rule.at, rule, naming);
  return name === undefined ? [] : [fieldIn(body, name, rule)];
}

function listed(body: Json, rule: ListRule, naming: Naming): readonly BlamedField[] {
  const holders = rule.in === undefined ? [body] : chosenElements(body, rule.in);
  const entries = holders.flatMap((holder) => elementsAt(holder, rule.list, rule.json)).filter((each) => hasValues(each, rule.where));
  return entries.slice(0, MOST_FIELDS).map((entry) => fieldIn(entry, nameAt(entry, rule.name, rule, naming), rule));
}

/** The elements of a list in a body that have the wanted values. */
export function chosenElements(body: Json, { list, where }: ChosenElements): readonly Json[] {
  return elementsAt(body, list).filter((each) => hasValues(each, where));
}

function fieldIn(value: Json, name: string | undefined, rule: Pick<BlamedFieldRule, 'message' | 'code'>): BlamedField {
  const code = rule.code === undefined ? undefined : at(value, rule.code);
  return { name, message: rule.message === undefined ? undefined : at(value, rule.message), ...(code === undefined ? {} : { code }) };
}

function elementsAt(value: Json, where: Pointer, isText = false): readonly Json[] {
  const found = at(value, where);
  const list = isText && typeof found === 'string' ? jsonIn(found) : found;
  return isArray(list) ? list : [];
}

/** The JSON in a text; `undefined` if it is none. */
function jsonIn(text: string): Json | undefined {
  const content = parsed(Buffer.from(text));
  return content.kind === 'json' ? content.value : undefined;
}

function hasValues(value: Json, wanted: Readonly<Record<Pointer, Json>> = {}): boolean {
  return Object.entries(wanted).every(([where, each]) => {
    const found = at(value, where);
    return isArray(each) ? each.some((one) => same(one, found)) : same(each, found);
  });
}

interface Mapping {
  readonly rule: MapRule;
  readonly naming: Naming;
}

/** A map of names to messages, lists of messages, or further maps and lists of maps. */
function mapped(value: Json | undefined, mapping: Mapping, path: MemberPath): readonly BlamedField[] {
  const { rule, naming } = mapping;
  if (value === undefined || value === null || path.length > MOST_LEVELS) return [];
  const isRoot = path.length === 0;
  if (isObject(value) && (isRoot || !isLeaf(rule, value)))
    return Object.entries(value).flatMap(([name, each]) => mapped(each, mapping, rule.own?.includes(name) ? path : [...path, name]));
  if (isArray(value) && value.some((each) => isObject(each) && !isLeaf(rule, each)))
    return value.flatMap((each, index) => (isObject(each) ? mapped(each, mapping, [...path, index]) : []));
  const first = isArray(value) ? value[0] : value;
  if (isArray(value) && first === undefined) return [];
  if (isRoot) return isObject(first) ? [] : [{ name: nameOfWhole(naming), message: first }];
  const [key] = path;
  const name = path.length === 1 && typeof key === 'string' ? nameIn(key, rule, naming) : spelled(path, rule, naming);
  return isObject(first) || rule.code !== undefined ? [fieldIn(first ?? null, name, rule)] : [{ name, message: first }];
}

/** Whether an object in a map is an error about a field, not a map of further fields. */
function isLeaf({ message }: MapRule, value: Json): boolean {
  return message !== undefined && at(value, message) !== undefined;
}

/** The first name at one of the locations. */
function nameAt(value: Json, where: Pointer | readonly Pointer[], rule: BlamedFieldRule, naming: Naming): string | undefined {
  for (const each of [where].flat()) {
    const found = at(value, each);
    const keys = isArray(found) ? keysOf(found) : undefined;
    if (keys !== undefined) return spelled(keys, rule, naming);
    if (typeof found === 'string') return nameIn(found, rule, naming);
  }
  return undefined;
}

function keysOf(list: readonly Json[]): MemberPath | undefined {
  const keys = list.filter((key) => typeof key === 'string' || typeof key === 'number');
  return keys.length === list.length ? keys : undefined;
}

function spelled(path: MemberPath, { drop = [] }: BlamedFieldRule, naming: Naming): string {
  const [first, ...rest] = path;
  const keys = typeof first === 'string' && drop.includes(first) ? rest : path;
  return keys.length === 0 ? nameOfWhole(naming) : spelledPath(naming, keys);
}

/** The name in a text: within it, if there is a pattern, and without what is to be dropped from its beginning. */
function nameIn(text: string, { pattern, drop = [] }: BlamedFieldRule, naming: Naming): string | undefined {
  const found = pattern === undefined ? text : firstGroup(pattern, text);
  if (found === undefined) return undefined;
  const prefix = drop.find((each) => isPrefix(each, found));
  const name = prefix === undefined ? found : found.slice(prefix.length).replace(naming === 'json-pointer' ? '' : /^[./]/, '');
  return name === '' && (prefix !== undefined || naming === 'json-pointer') ? nameOfWhole(naming) : name;
}

/** Whether a name begins with it, and not with a longer word. */
function isPrefix(prefix: string, name: string): boolean {
  return name.startsWith(prefix) && (!/\w$/.test(prefix) || !/^\w/.test(name.slice(prefix.length)));
}
