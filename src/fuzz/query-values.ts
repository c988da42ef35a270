import { isArray, isObject, type Json, same } from '../json/json.ts';
import type { Format, Parameter } from '../model/format.ts';
import { namesOf } from '../model/naming.ts';
import { ACCEPTED_OR_REJECTED } from '../model/probe.ts';
import type { Derived } from '../mutate/derived.ts';
import { isOpen } from '../mutate/expected.ts';
import { type BrokenParameter, brokenHoweverRead, brokenInQuery, fitsQuery, violationInQuery } from '../mutate/in-query.ts';
import { namingOf } from '../mutate/names.ts';
import { sample } from '../mutate/sample.ts';
import { values } from '../mutate/variants.ts';
import { bound, choicesOf, type Node, nodeOf, typesOf } from '../schema/node.ts';
import { validity } from '../schema/validate.ts';
import { pool } from './pools.ts';

/** Valid values of a parameter of the query, the simplest first. Numbers without both bounds get only planned values: others may exceed what exists. */
export function validInQuery(format: Format, parameter: Parameter): readonly Json[] {
  const { schema, pointer } = parameter;
  const node = nodeOf(format, schema, pointer);
  const given = sample(format, schema, pointer);
  if (given === undefined) return [];
  const isUnbounded = typeof given === 'number' && choicesOf(node) === undefined && !isBounded(node);
  const all =
    isUnbounded || isArray(given) ? [given, ...[...values(format, node, given)].map(([, value]) => value)] : pool(format, parameter, node);
  const isValid = validity(format, schema);
  return all.filter((value) => isPlain(value) && isValid(value));
}

function isBounded(node: Node): boolean {
  const has = (keywords: readonly string[]) => keywords.some((keyword) => bound(node, keyword) !== undefined);
  return has(['minimum', 'exclusiveMinimum']) && has(['maximum', 'exclusiveMaximum']);
}

/** Whether it can be sent in a query without looking like an attack to a firewall: no control characters, nothing empty. */
function isPlain(value: Json): boolean {
  if (isArray(value)) return fitsQuery(value) && value.every(isPlain);
  return fitsQuery(value) && !isObject(value) && value !== '' && !(typeof value === 'string' && /\p{Cc}/u.test(value));
}

/** The most values that break the same constraint. */
const MOST = 12;

/** The known ways to break a parameter of the query: those that must be rejected, and those that the documents leave open. */
export function brokenWays(
  format: Format,
  parameter: Parameter,
): { readonly certain: readonly Derived[]; readonly open: readonly Derived[] } {
  // The length of other texts depends on how a server counts, normalizes or trims them.
  const valids = validInQuery(format, parameter).filter((value) => typeof value !== 'string' || /^[\w.:/-]*$/.test(value));
  const isBroken = brokenHoweverRead(format, parameter);
  const broken = [...valids.flatMap((valid) => [...brokenInQuery(format, parameter, valid)]), ...more(format, parameter)];
  const ways = distinct(broken.filter(({ value }) => value === undefined || isBroken(value))).map((each) =>
    violationInQuery(format, parameter, each),
  );
  const all = [...ways, ...elements(format, parameter), ...spellings(format, parameter)];
  return {
    certain: all.filter(({ expect }) => !expect.accepted && !expect.anyEntry),
    open: all.filter(({ expect }) => isOpen(expect)),
  };
}

/** Each value once, and at most `MOST` of one constraint. */
function distinct(all: readonly BrokenParameter[]): readonly BrokenParameter[] {
  const kept: BrokenParameter[] = [];
  for (const each of all) {
    const alike = kept.filter(({ constraint }) => constraint === each.constraint);
    if (alike.length < MOST && !alike.some(({ value }) => same(value, each.value))) kept.push(each);
  }
  return kept;
}

/** Words that no reader accepts as a number or a boolean. */
const WORDS: readonly string[] = ['word', 'größe', '😀', 'a b', '?'];

/** Values farther out of range than planned ones, other words, and enum values with a prefix or suffix. */
function* more(format: Format, { schema, pointer }: Parameter): Iterable<BrokenParameter> {
  const node = nodeOf(format, schema, pointer);
  const types = typesOf(node);
  const isNumber = types.includes('integer') || types.includes('number');
  if (isNumber || types.includes('boolean')) for (const value of WORDS) yield { constraint: 'type', value };
  const least = isNumber ? bound(node, 'minimum') : undefined;
  const most = isNumber ? bound(node, 'maximum') : undefined;
  if (least !== undefined) for (const step of [2, 10, 1000]) yield { constraint: 'minimum', value: least - step };
  if (most !== undefined) for (const step of [2, 10, 1000, 65_536]) yield { constraint: 'maximum', value: most + step };
  for (const choice of choicesOf(node) ?? [])
    if (typeof choice === 'string')
      for (const value of [`${choice}x`, `x${choice}`, `${choice}-${choice}`]) yield { constraint: 'enum', value };
}

/** Lists whose last element is broken. */
function elements(format: Format, parameter: Parameter): readonly Derived[] {
  const { items } = nodeOf(format, parameter.schema, parameter.pointer);
  const [given] = validInQuery(format, parameter)
    .filter(isArray)
    .toSorted((a, b) => b.length - a.length);
  if (items === undefined || given === undefined) return [];
  const last = given.length - 1;
  const named = namesOf(namingOf(format), [parameter.name, last]);
  // The constraints of an element are those of `items`; a missing element breaks none of them.
  const element: Parameter = { ...parameter, ...items, required: false };
  return [...brokenInQuery(format, element, given[last] ?? null)].flatMap(({ constraint, value }) => {
    if (value === undefined) return [];
    const { at, blame, ...own } = violationInQuery(format, element, { constraint, value });
    const must = blame.must.map((group) => [...new Set([...group, ...named])]);
    return [{ ...own, at, change: { kind: 'set', at, value: [...given.slice(0, -1), value] }, blame: { ...blame, must } }];
  });
}

/** Spellings that servers read differently: numbers and enum values spelled otherwise, empty values, and a repeated parameter. */
function spellings(format: Format, parameter: Parameter): readonly Derived[] {
  const node = nodeOf(format, parameter.schema, parameter.pointer);
  const given = sample(format, parameter.schema, parameter.pointer);
  const others = given === undefined ? [] : [...respelled(node, given), ...(isArray(given) ? [] : [[given, given]])];
  return ['', ' ', ...others].map((value) => ({
    ...violationInQuery(format, parameter, { constraint: 'spelling', value }),
    expect: ACCEPTED_OR_REJECTED,
  }));
}

function respelled(node: Node, given: Json): readonly string[] {
  switch (typeof given) {
    case 'number':
      return [` ${given}`, `${given}.0`, `${given}.5`, `${given}e0`, `+${given}`, `0${given}`, '0x1', '1,0', '9'.repeat(30), 'NaN', '-0'];
    case 'boolean':
      return ['1', '0', 'yes', 'TRUE', 'on'];
    case 'string':
      return choicesOf(node) === undefined ? [] : [given.toUpperCase(), ` ${given}`, `${given},${given}`];
    default:
      return [];
  }
}
