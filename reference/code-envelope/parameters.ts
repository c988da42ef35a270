import { isArray, isObject, type Json, member, typeOf } from '../../src/json/json.ts';
import type { OperationName } from './call.ts';
import type { Detail } from './codes.ts';
import { business, type Rejection } from './outcome.ts';

/** What one member of a request must be. */
export interface ParameterRule {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'object' | 'array' | 'any';
  readonly required?: true;
  /** The only texts that are taken. */
  readonly values?: readonly string[];
  readonly least?: number;
  readonly most?: number;
  /** Members of the object, or of each element of the array. */
  readonly members?: readonly ParameterRule[];
  /** The error where it is missing, has a wrong type, and is not among `values`; 100301 unless given. */
  readonly missing?: Detail;
  readonly mistyped?: Detail;
  readonly outside?: Detail;
}

/** Another way to look at a parameter, or `undefined` to not look at it. */
export type ChangeParameter = (parameter: ParameterRule, operation: OperationName) => ParameterRule | undefined;

/** The first thing that is wrong with an input; members without a parameter are not looked at. */
export function judged(input: Json, operation: OperationName, bend: ChangeParameter = (parameter) => parameter): Rejection | undefined {
  return inMembers(input, PARAMETERS[operation], (parameter) => bend(parameter, operation));
}

type Bent = (parameter: ParameterRule) => ParameterRule | undefined;

function inMembers(value: Json, parameters: readonly ParameterRule[], bend: Bent): Rejection | undefined {
  for (const plain of parameters) {
    const parameter = bend(plain);
    const refusal = parameter === undefined ? undefined : inMember(member(value, plain.name), parameter, bend);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** `null` is like a member that is missing; where anything may stand, it is a value. */
function inMember(value: Json | undefined, parameter: ParameterRule, bend: Bent): Rejection | undefined {
  if (value === undefined || (value === null && parameter.type !== 'any'))
    return parameter.required ? business(parameter.missing ?? 100301) : undefined;
  if (parameter.type !== 'any' && typeOf(value) !== parameter.type) return business(parameter.mistyped ?? 100301);
  if (typeof value === 'string' && parameter.values?.includes(value) === false) return business(parameter.outside ?? 100301);
  if (typeof value === 'number' && !(value >= (parameter.least ?? value) && value <= (parameter.most ?? value))) return business(100301);
  return below(value, parameter.members ?? [], bend);
}

function below(value: Json, members: readonly ParameterRule[], bend: Bent): Rejection | undefined {
  if (members.length === 0) return undefined;
  for (const each of isArray(value) ? value : [value]) {
    const refusal = isObject(each) ? inMembers(each, members, bend) : business(100301);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

const QRCODE: ParameterRule = { name: 'qrcode', type: 'string', required: true };
const FORM: ParameterRule = { name: 'tpl_id', type: 'integer', required: true };
const PAGE_SIZE: ParameterRule = { name: 'page_size', type: 'integer', least: 1 };
const NAMED: readonly ParameterRule[] = [{ name: 'id', type: 'integer', required: true }];

function format(...values: readonly string[]): ParameterRule {
  return { name: 'format', type: 'string', values, outside: 100305 };
}

/** The documented requests. */
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
    { ...PAGE_SIZE, most: 50 },
    { name: 'page_token', type: 'string' },
  ],
  getFormList: [
    { name: 'page', type: 'integer', least: 1 },
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
