import { isArray, type Json } from '../json/json.ts';
import { pointer } from '../json/pointer.ts';
import type { Format, Parameter, RequestLocation } from '../model/format.ts';
import { isAssumed, nodeOf, typesOf } from '../schema/node.ts';
import { validity } from '../schema/validate.ts';
import { brokenValues } from './breaking.ts';
import type { Derived } from './derived.ts';
import { onViolation } from './expected.ts';
import { namesOfParameter } from './names.ts';
import { isExact } from './numbers.ts';

/** Spelled with letters alone, this is no number and no boolean in any reader. */
const WORD = 'errspec';

/** A parameter of the query that is broken; without a value it is left out. */
export interface BrokenParameter {
  readonly constraint: string;
  readonly value: Json | undefined;
}

/** Longer than this, percent-encoded, a value may be refused for the length of the URL, by whoever stands in front of a server. */
const LONGEST = 2000;

/** Whether a value can be said in a query: `null` cannot, and is not the empty text; a list of nothing is no parameter at all. */
export function isSayable(value: Json): boolean {
  if (value === null || (isArray(value) && (value.length === 0 || value.includes(null)))) return false;
  return encodeURIComponent(isArray(value) ? value.join('&') : String(value).toWellFormed()).length <= LONGEST;
}

/** Ways to break a parameter of the query, each alone: left out, where it must be there, and values made from a valid one. All is text there: a wrong type is a text that does not read as one. */
export function* brokenInQuery(format: Format, parameter: Parameter, valid: Json): Iterable<BrokenParameter> {
  const node = nodeOf(format, parameter.schema, parameter.pointer);
  const isBroken = breaks(format, parameter);
  if (parameter.required) yield { constraint: 'required', value: undefined };
  const hasTypes = typesOf(node).some((type) => type === 'integer' || type === 'number' || type === 'boolean');
  const found = [...(hasTypes ? [{ constraint: 'type', value: WORD }] : []), ...brokenValues({ format, node }, valid)];
  for (const each of found) if ((each.constraint !== 'type' || each.value === WORD) && isBroken(each.value)) yield each;
}

/** Whether a value is broken however its text is read. Some read an empty text as no parameter, and a number past the exact ones as another. */
export function breaks(format: Format, { schema, pointer: where }: Pick<Parameter, 'schema' | 'pointer'>): (value: Json) => boolean {
  const isValid = validity(format, schema);
  const types = typesOf(nodeOf(format, schema, where));
  const isWhole = types.includes('integer') && !types.includes('number');
  const isSure = (value: Json) => isSayable(value) && value !== '' && !(typeof value === 'number' && !isExact(value));
  return (value) => isSure(value) && readings(value, isWhole).every((each) => !isValid(each));
}

/** A value as it is meant, as the text that is sent, and as what that text spells in JSON; where whole numbers are read, also what such a reader stops at. */
function readings(value: Json, isWhole: boolean): readonly Json[] {
  if (isArray(value)) return [value];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const whole = Number.parseInt(text, 10);
  return [value, text, ...spelled(text), ...(isWhole && !Number.isNaN(whole) ? [whole] : [])];
}

function spelled(text: string): readonly Json[] {
  try {
    const value: Json = JSON.parse(text);
    return [value];
  } catch {
    return [];
  }
}

/** A parameter of the query that is broken: what is expected, and which names may be blamed. */
export function violationInQuery(format: Format, parameter: Parameter, { constraint, value }: BrokenParameter): Derived {
  const { schema, name, pointer: spec } = parameter;
  const at = placeInQuery(parameter);
  const { keywords } = nodeOf(format, schema, spec);
  return {
    at,
    constraint,
    change: value === undefined ? { kind: 'remove', at } : { kind: 'set', at, value },
    also: [],
    blame: { must: [namesOfParameter(format.fields?.naming ?? 'last-member', name)], may: [], any: false },
    expect: onViolation(schema, constraint) ?? onViolation(keywords, constraint) ?? format.causes.invalid,
    spec,
    assumed: isAssumed(schema),
    decides: false,
  };
}

/** Where a parameter of the query stands in a request. */
export function placeInQuery({ name }: Parameter): RequestLocation {
  return pointer('query', name);
}
