import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isObject, type Json } from '../json/json.ts';
import { type Pointer, pointer } from '../json/pointer.ts';
import type { Format, Schema } from '../model/format.ts';
import { converted } from './convert.ts';
import { addFastLengths } from './lengths.ts';
import { addTolerantMultipleOf } from './multiples.ts';
import { quickCheck } from './quick-check.ts';
import { type LocatedSchema, schemaAt } from './resolve.ts';
import { safePattern } from './safe-pattern.ts';

/** One constraint that a value violates. */
export interface SchemaError {
  /** The location in the value; for a missing or forbidden member, the location of that member. */
  readonly pointer: Pointer;
  /** The JSON Schema keyword: `type`, `required`, `maxLength` … */
  readonly keyword: string;
  /** What the keyword requires, as data: `{ "type": "string" }`, `{ "limit": 100 }`. */
  readonly expected: Json;
}

/** Validates a value; no errors mean that it is valid. */
export type Validator = (value: unknown) => readonly SchemaError[];

type Described = Pick<Format, 'document'>;

/** The validator of a schema, or of the schema at a location of the description. It is compiled once, at its first use, which throws if there is no schema. */
export function validator(format: Described, schema: Pointer | Schema): Validator {
  const check = checkOf(format, schema);
  return (value) => {
    const valid = check();
    return valid(value) ? [] : (valid.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(schemaError);
  };
}

/** Like `validator`, but returns only whether the value is valid. */
export function validity(format: Described, schema: Pointer | Schema): (value: unknown) => boolean {
  const own = typeof schema === 'string' ? schemaAt(format, schema) : schema;
  const quick = own === undefined ? undefined : quickCheck(own);
  // A value that was read from JSON or made by us is JSON.
  if (quick !== undefined) return (value) => value !== undefined && quick(value as Json);
  const check = checkOf(format, schema);
  return (value) => check()(value);
}

/** How to name a schema to `validator`: by its pointer, under which it is compiled once, unless another schema is there. */
export function checkedAs(format: Described, { schema, pointer: where }: LocatedSchema): Pointer | Schema {
  return schemaAt(format, where) === schema ? where : schema;
}

/** Returns the compiled schema; compiles it at the first call. */
type Check = () => ValidateFunction;

interface Compiler {
  readonly checks: Map<Pointer | Schema, Check>;
  readonly compile: (schema: Pointer | Schema) => ValidateFunction;
}

function checkOf(format: Described, schema: Pointer | Schema): Check {
  const { checks, compile } = compilerOf(format);
  const known = checks.get(schema);
  if (known !== undefined) return known;
  let check: ValidateFunction | undefined;
  const made = () => {
    check ??= compile(schema);
    return check;
  };
  checks.set(schema, made);
  return made;
}

/** One compiler per description, because its schemas refer to each other. */
const compilers = new WeakMap<object, Compiler>();

function compilerOf(format: Described): Compiler {
  const known = compilers.get(format.document);
  if (known !== undefined) return known;
  const made = compilerFor(format);
  compilers.set(format.document, made);
  return made;
}

function compilerFor(format: Described): Compiler {
  const ajv = newAjv({ checked: true });
  const keys = new Map<Pointer, string>();
  /** The key of the schema at a location in ajv; the schema is added at the first reference to it. */
  const refer = (where: Pointer): string => {
    const known = keys.get(where);
    if (known !== undefined) return known;
    const key = `schema${keys.size}`;
    keys.set(where, key);
    ajv.addSchema(asAjv(converted({ format, refer }, required(format, where))), key);
    return key;
  };
  const compile = (schema: Pointer | Schema): ValidateFunction => {
    if (typeof schema !== 'string') return ajv.compile(asAjv(converted({ format, refer }, schema)));
    const compiled = ajv.getSchema(refer(schema));
    if (compiled === undefined) throw new Error(`The schema at ${schema} was not compiled`);
    // ajv's type of `getSchema` includes asynchronous validators; no schema here has `$async`.
    return compiled as ValidateFunction;
  };
  return { checks: new Map(), compile };
}

/**
 * A validator of JSON Schema 2020-12: strict mode, all errors, the formats of ajv-formats. `checked` schemas are not validated
 * themselves. `trusted` is for checked schemas that errspec ships and uses once a run: their code is not optimized. With `defaults`, validation
 * adds missing defaults to the value.
 */
export function newAjv(options: { readonly checked?: boolean; readonly trusted?: boolean; readonly defaults?: boolean } = {}): Ajv2020 {
  const trusted = options.trusted ?? false;
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    allowMatchingProperties: true,
    allErrors: true,
    useDefaults: options.defaults ?? false,
    validateSchema: !trusted && options.checked !== true,
    // Inherited properties such as `constructor` are not members of a JSON object.
    ownProperties: true,
    // Descriptions have patterns that take exponential time, and answers are hostile.
    code: { regExp, optimize: !trusted },
    ...(trusted ? { verbose: true, inlineRefs: false } : {}),
  });
  addFormats.default(ajv);
  addFastLengths(ajv);
  addTolerantMultipleOf(ajv);
  return ajv;
}

/** The engine for patterns. ajv needs `code` only to write validators to files. */
const regExp = Object.assign(safePattern, { code: 'safePattern' });

function required(format: Described, where: Pointer): Schema {
  const schema = schemaAt(format, where);
  if (schema === undefined) throw new Error(`The description has no schema at ${where === '' ? 'its root' : where}`);
  return schema;
}

function asAjv(schema: Schema): object {
  if (isObject(schema)) return schema;
  return schema ? {} : { not: {} };
}

function schemaError(error: ErrorObject): SchemaError {
  const { instancePath, keyword } = error;
  // ajv gives the parameters of a keyword as plain JSON data.
  const params = error.params as { readonly [name: string]: Json };
  const name = params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty'];
  return {
    pointer: typeof name === 'string' ? instancePath + pointer(name) : instancePath,
    keyword,
    expected: name === undefined ? params : keyword === 'required' || keyword === 'dependentRequired' ? 'present' : 'absent',
  };
}
