import { isArray, type Json } from '../json/json.ts';
import { pointer } from '../json/pointer.ts';
import type { Format, Parameter, RequestLocation } from '../model/format.ts';
import { choicesOf, isAssumed, nodeOf, typesOf } from '../schema/node.ts';
import { validity } from '../schema/validate.ts';
import { brokenValues } from './breaking.ts';
import type { Derived } from './derived.ts';
import { ofConstraint, onViolation } from './expected.ts';
import { namesOfParameter, namingOf } from './names.ts';
import { isExact } from './numbers.ts';

/** A word that no reader accepts as a number or a boolean. */
const WORD = 'errspec';

/** A broken parameter of the query; without a value it is left out. */
export interface BrokenParameter {
  readonly constraint: string;
  readonly value: Json | undefined;
}

/** The longest percent-encoded value; proxies may reject longer URLs. */
const LONGEST = 2000;

/** Whether a value can be sent in a query: `null` and empty lists cannot be expressed, and long values may be rejected for their length. */
export function fitsQuery(value: Json): boolean {
  if (value === null || (isArray(value) && (value.length === 0 || value.includes(null)))) return false;
  return encodeURIComponent(isArray(value) ? value.join('&') : String(value).toWellFormed()).length <= LONGEST;
}

/** Ways to break a parameter of the query: it is left out if required, or has a broken value made from a valid one. Queries hold only text, so a wrong type is a word. */
export function* brokenInQuery(format: Format, parameter: Parameter, valid: Json, exhaustive = false): Iterable<BrokenParameter> {
  const node = nodeOf(format, parameter.schema, parameter.pointer);
  const isBroken = brokenHoweverRead(format, parameter);
  if (parameter.required) yield { constraint: 'required', value: undefined };
  const hasTypes = typesOf(node).some((type) => type === 'integer' || type === 'number' || type === 'boolean');
  // Servers may read enum values of a query in any case, which documents leave open.
  const choices = (choicesOf(node) ?? []).map((choice) => String(choice).toLowerCase());
  const isCertain = ({ constraint, value }: BrokenParameter) => constraint !== 'enum' || !choices.includes(String(value).toLowerCase());
  const found = [...(hasTypes ? [{ constraint: 'type', value: WORD }] : []), ...brokenValues({ format, node, exhaustive }, valid)];
  for (const each of found.filter(isCertain)) if ((each.constraint !== 'type' || each.value === WORD) && isBroken(each.value)) yield each;
}

/** Whether a value is broken however a server reads its text. Never true for an empty text (some read it as no parameter) and for numbers that doubles cannot represent. */
export function brokenHoweverRead(
  format: Format,
  { schema, pointer: where }: Pick<Parameter, 'schema' | 'pointer'>,
): (value: Json) => boolean {
  const isValid = validity(format, schema);
  const types = typesOf(nodeOf(format, schema, where));
  const isWhole = types.includes('integer') && !types.includes('number');
  const isSure = (value: Json) => fitsQuery(value) && value !== '' && !(typeof value === 'number' && !isExact(value));
  return (value) => isSure(value) && readings(value, isWhole).every((each) => !isValid(each));
}

/** The values that servers may read: the value itself, its text, that text read as JSON, and the leading whole number where one is wanted. */
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

/** The violation of a broken parameter, with its expectation and the names that may be blamed. */
export function violationInQuery(format: Format, parameter: Parameter, { constraint, value }: BrokenParameter): Derived {
  const { schema, name, pointer: spec } = parameter;
  const at = queryLocation(parameter);
  const { keywords } = nodeOf(format, schema, spec);
  return {
    at,
    constraint,
    change: value === undefined ? { kind: 'remove', at } : { kind: 'set', at, value },
    also: [],
    blame: { must: [namesOfParameter(namingOf(format), name)], may: [], any: false },
    expect:
      onViolation(schema, constraint) ?? onViolation(keywords, constraint) ?? ofConstraint(format, constraint) ?? format.causes.invalid,
    spec,
    assumed: isAssumed(schema),
    decides: false,
  };
}

/** The location of a query parameter in a request. */
export function queryLocation({ name }: Parameter): RequestLocation {
  return pointer('query', name);
}
