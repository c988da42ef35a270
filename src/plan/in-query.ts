import type { Format, Parameter, Place } from '../model/format.ts';
import { isArray, type Json } from '../model/json.ts';
import { pointer } from '../model/pointer.ts';
import { validity } from '../schema/validate.ts';
import { type Broken, broken } from './breaking.ts';
import type { Derived } from './derived.ts';
import { onViolation } from './expected.ts';
import { namesOfParameter } from './names.ts';
import { isAssumed, nodeOf, typesOf } from './node.ts';

/** Spelled with letters alone, this is no number and no boolean in any reader. */
const WORD = 'errspec';

/** Values that break a parameter of the query, each in one way, made from a valid value. All is text there: a wrong type is a text that does not read as one. */
export function* brokenInQuery(format: Format, parameter: Parameter, valid: Json): Iterable<Broken> {
  const node = nodeOf(format, parameter.schema, parameter.pointer);
  const isBroken = breaks(format, parameter);
  const hasTypes = typesOf(node).some((type) => type === 'integer' || type === 'number' || type === 'boolean');
  const found = [...(hasTypes ? [{ constraint: 'type', value: WORD }] : []), ...broken({ format, node }, valid)];
  for (const each of found) if ((each.constraint !== 'type' || each.value === WORD) && isBroken(each.value)) yield each;
}

/** Whether a value is broken however its text is read. A list of nothing is no parameter at all. */
export function breaks(format: Format, { schema, pointer: where }: Pick<Parameter, 'schema' | 'pointer'>): (value: Json) => boolean {
  const isValid = validity(format, schema);
  const types = typesOf(nodeOf(format, schema, where));
  const isWhole = types.includes('integer') && !types.includes('number');
  return (value) => !(isArray(value) && value.length === 0) && readings(value, isWhole).every((each) => !isValid(each));
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
export function violationInQuery(format: Format, parameter: Parameter, { constraint, value }: Broken): Derived {
  const { schema, name, pointer: spec } = parameter;
  const at = placeInQuery(parameter);
  const { keywords } = nodeOf(format, schema, spec);
  return {
    at,
    constraint,
    change: { kind: 'set', at, value },
    also: [],
    blame: { must: [namesOfParameter(format.fields?.naming ?? 'last-member', name)], may: [], any: false },
    expect: onViolation(schema, constraint) ?? onViolation(keywords, constraint) ?? format.causes.invalid,
    spec,
    assumed: isAssumed(schema),
    decides: false,
  };
}

/** Where a parameter of the query stands in a request. */
export function placeInQuery({ name }: Parameter): Place {
  return pointer('query', name);
}
