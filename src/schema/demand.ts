import { isArray, type Json } from '../json/json.ts';

/** The parameters that ajv gives with an error. */
export type ErrorParams = { readonly [name: string]: Json };

const TYPES: Readonly<Record<string, string>> = {
  array: 'an array',
  boolean: 'true or false',
  integer: 'an integer',
  null: 'null',
  number: 'a number',
  object: 'an object',
  'object,boolean': 'a schema',
  string: 'a string',
};

/** What a keyword of JSON Schema demands of a value, in words: `must be an integer`, `must be at least 1`. */
export function demandOf(keyword: string, params: ErrorParams): string {
  const { limit } = params;
  switch (keyword) {
    case 'type':
      return `must be ${typesOf(params['type'])}`;
    case 'const':
      return `must be ${JSON.stringify(params['allowedValue'])}`;
    case 'enum':
      return 'must be one of the allowed values';
    case 'minimum':
      return `must be at least ${String(limit)}`;
    case 'maximum':
      return `must be at most ${String(limit)}`;
    case 'exclusiveMinimum':
      return `must be greater than ${String(limit)}`;
    case 'exclusiveMaximum':
      return `must be less than ${String(limit)}`;
    case 'multipleOf':
      return `must be a multiple of ${String(params['multipleOf'])}`;
    case 'pattern':
      return `must match ${String(params['pattern'])}`;
    case 'format':
      return `must have the format ${String(params['format'])}`;
    case 'uniqueItems':
      return 'must not contain a value twice';
    default:
      return lengthOf(keyword, limit) ?? `must satisfy "${keyword}"`;
  }
}

const LENGTHS = { Length: 'character', Items: 'element', Properties: 'member' } as const;

function lengthOf(keyword: string, limit: Json | undefined): string | undefined {
  const [, bound, kind] = /^(min|max)(Length|Items|Properties)$/.exec(keyword) ?? [];
  if (kind !== 'Length' && kind !== 'Items' && kind !== 'Properties') return undefined;
  return `must have ${bound === 'min' ? 'at least' : 'at most'} ${String(limit)} ${LENGTHS[kind]}${limit === 1 ? '' : 's'}`;
}

function typesOf(type: Json | undefined): string {
  const types = isArray(type) ? type.map(String) : [String(type)];
  return TYPES[types.join(',')] ?? types.map((each) => TYPES[each] ?? each).join(' or ');
}
