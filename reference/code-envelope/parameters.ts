import { isArray, isObject, type Json, member, typeOf } from '../../src/json/json.ts';
import type { OperationName } from './call.ts';
import type { Detail } from './codes.ts';
import { business, type Rejection } from './outcome.ts';

/** The rule for one member of a request. */
export interface ParameterRule {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'object' | 'array' | 'any';
  readonly required?: true;
  /** The allowed strings. */
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** The rules for the members of the object, or of each element of the array. */
  readonly members?: readonly ParameterRule[];
  /** The errors for a missing value, a wrong type and a value outside `values`; 100301 by default. */
  readonly missing?: Detail;
  readonly mistyped?: Detail;
  readonly outside?: Detail;
}

/** Replaces the rule of a parameter; `undefined` ignores the parameter. */
export type ChangeParameter = (parameter: ParameterRule, operation: OperationName) => ParameterRule | undefined;

/** Returns the first error of an input; members without a rule are ignored. */
export function checkParameters(
  input: Json,
  operation: OperationName,
  change: ChangeParameter = (parameter) => parameter,
): Rejection | undefined {
  return inMembers(input, PARAMETERS[operation], (parameter) => change(parameter, operation));
}

type ChangeRule = (parameter: ParameterRule) => ParameterRule | undefined;

function inMembers(value: Json, parameters: readonly ParameterRule[], change: ChangeRule): Rejection | undefined {
  for (const plain of parameters) {
    const parameter = change(plain);
    const rejection = parameter === undefined ? undefined : inMember(member(value, plain.name), parameter, change);
    if (rejection !== undefined) return rejection;
  }
  return undefined;
}

/** `null` counts as missing, except for type `any`. */
function inMember(value: Json | undefined, parameter: ParameterRule, change: ChangeRule): Rejection | undefined {
  if (value === undefined || (value === null && parameter.type !== 'any'))
    return parameter.required ? business(parameter.missing ?? 100301) : undefined;
  if (parameter.type !== 'any' && typeOf(value) !== parameter.type) return business(parameter.mistyped ?? 100301);
  if (typeof value === 'string' && parameter.values?.includes(value) === false) return business(parameter.outside ?? 100301);
  if (typeof value === 'number' && !(value >= (parameter.min ?? value) && value <= (parameter.max ?? value))) return business(100301);
  return below(value, parameter.members ?? [], change);
}

function below(value: Json, members: readonly ParameterRule[], change: ChangeRule): Rejection | undefined {
  if (members.length === 0) return undefined;
  for (const each of isArray(value) ? value : [value]) {
    const rejection = isObject(each) ? inMembers(each, members, change) : business(100301);
    if (rejection !== undefined) return rejection;
  }
  return undefined;
}

const QRCODE: ParameterRule = { name: 'qrcode', type: 'string', required: true };
const FORM: ParameterRule = { name: 'tpl_id', type: 'integer', required: true };
const PAGE_SIZE: ParameterRule = { name: 'page_size', type: 'integer', min: 1 };
const NAMED: readonly ParameterRule[] = [{ name: 'id', type: 'integer', required: true }];

function format(...values: readonly string[]): ParameterRule {
  return { name: 'format', type: 'string', values, outside: 100305 };
}

/** The documented parameters of each operation. */
export const PARAMETERS: Readonly<Record<OperationName, readonly ParameterRule[]>> = {
  getContent: [QRCODE, format('json', 'markdown')],
  getOperation: [QRCODE],
  getTemplate: [FORM],
  getRecord: [
    { name: 'record_id', type: 'integer' },
    { name: 'record_url', type: 'string' },
    format('json', 'json-ld', 'markdown'),
    { name: 'version', type: 'string', values: ['v1'], outside: 100302 },
  ],
  getRecords: [
    {
      name: 'filters',
      type: 'object',
      members: ['record_template', 'qrcode', 'qrcode_category'].map((name): ParameterRule => ({ name, type: 'object', members: NAMED })),
    },
    format('json', 'json-ld', 'markdown'),
    { ...PAGE_SIZE, max: 50 },
    { name: 'page_token', type: 'string' },
  ],
  getFormList: [
    { name: 'page', type: 'integer', min: 1 },
    PAGE_SIZE,
    { name: 'search_key', type: 'string' },
    { name: 'number', type: 'string' },
  ],
  addRecord: [
    { name: 'code_id', type: 'integer', required: true },
    FORM,
    {
      name: 'fields',
      type: 'array',
      required: true,
      members: [
        { name: 'field_id', type: 'integer', required: true },
        { name: 'field_type', type: 'string', required: true },
        { name: 'field_value', type: 'any', required: true },
      ],
    },
  ],
  verifyCertificate: [
    { name: 'certificate_code', type: 'string', required: true },
    { name: 'action', type: 'string', required: true, values: ['set_status', 'set_next_status'], missing: 100325, outside: 100325 },
    { name: 'to_status', type: 'string', values: ['pending', 'used'], outside: 100326 },
    { name: 'tpl_id', type: 'integer' },
    { name: 'authorization_code', type: 'string' },
  ],
};
