/**
 * The source of our extension of OpenAPI: its keywords, their types, defaults and meanings. Generated from it: `extension.schema.json`, by which
 * descriptions are validated, and the tables of `docs/describe-your-format.md` (`npm run extension` writes both). The engine imports
 * only the types, so TypeBox is not needed at run time.
 *
 * Some annotations do not appear in the JSON Schema: `named` makes a schema a definition of that name, `meaning` is what a keyword of that type
 * means, `label` is the name of a type in tables, `byDefault` describes a default that is not a constant, `flat` says that the members of an object
 * are described elsewhere.
 */
import { type Static, type TObject, type TProperties, type TSchema, type TUnsafe, Type } from 'typebox';
import type { Json, JsonObject } from '../src/json/json.ts';

const LOCATION = '^/(path|query|header|body)(/([^~/]|~[01])*)*$';

const anything = Type.Unsafe<Json>({});
const flag = Type.Boolean();
const integer = Type.Integer();

const text = Type.String({ named: 'text', label: 'string', description: 'a string that is not empty', minLength: 1 });
const pointer = Type.String({
  named: 'pointer',
  label: 'JSON Pointer',
  description: 'a JSON Pointer such as /error/code, or an empty string for the whole body',
  pattern: '^(/([^~/]|~[01])*)*$',
});
const location = Type.String({
  named: 'location',
  label: 'request location',
  description: 'a request location: /path/…, /query/…, /header/…, /body or /body/…',
  pattern: LOCATION,
});
const code = Type.Unsafe<string | number>({
  named: 'code',
  label: 'string or integer',
  description: 'a code: a string that is not empty, or an integer',
  type: ['string', 'integer'],
  minLength: 1,
});
const status = Type.Integer({
  named: 'status',
  label: 'HTTP status',
  description: 'an HTTP status, 100 to 599',
  minimum: 100,
  maximum: 599,
});
const mediaType = Type.String({
  named: 'mediaType',
  label: 'media type',
  description: 'a media type such as application/json',
  pattern: '^[^/ ]+/[^/ ]+$',
});
const header = Type.String({
  named: 'header',
  label: 'header name',
  description: 'the name of a header',
  pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$",
});
const expected = Type.Unsafe<string | number | (string | number)[]>({
  named: 'expected',
  label: 'expectation',
  description:
    'an id of the catalogue or a list of ids; `accepted`: the request may be accepted; `any`: any rejection with an error of the format; `open`: accepted or rejected, but no server error',
  type: ['string', 'integer', 'array'],
  minLength: 1,
  minItems: 1,
  items: code,
});

/** What a keyword may say about itself, beside the keywords of JSON Schema. */
interface Annotations {
  readonly description?: string;
  readonly default?: Json;
  readonly named?: string;
  readonly label?: string;
  readonly byDefault?: string;
  readonly flat?: true;
}

/** The schema of a keyword, with the meaning of the keyword. The description of a named schema stays: it is that of the definition. */
function is<Schema extends TSchema>(schema: Schema, meaning: string, more: Annotations = {}): Schema {
  return { ...schema, ...('named' in schema ? { meaning } : { description: meaning }), ...more };
}

/** What `either` needs to know of an object: it may itself be a choice. */
interface ObjectSchema extends TSchema {
  readonly properties: Readonly<Record<string, TSchema>>;
  readonly required: readonly string[];
  readonly if?: JsonObject;
  readonly then?: TSchema;
  readonly else?: TSchema;
}

/** An object without other members. A member with a `default` is not required, and present once defaults are filled in. */
function object<Members extends TProperties>(
  properties: Members,
  annotations: Annotations = {},
): TUnsafe<Static<TObject<Members>>> & ObjectSchema {
  const required = Object.entries(properties).flatMap(([name, schema]) => (Type.IsOptional(schema) || 'default' in schema ? [] : [name]));
  const schema = { type: 'object', ...annotations, required, properties, additionalProperties: false };
  return { ...Type.Unsafe<Static<TObject<Members>>>({}), ...schema };
}

/** An object with members of any name. */
function map<Value extends TSchema>(value: Value, annotations: Annotations & { readonly propertyNames?: TSchema }) {
  return Type.Unsafe<{ [name: string]: Static<Value> }>({ type: 'object', ...annotations, additionalProperties: value });
}

function list<Item extends TSchema>(items: Item, description: string, more: Annotations & { readonly minItems?: number } = {}) {
  return Type.Array(items, { description, ...more });
}

/** A list of different values. */
function set<Item extends TSchema>(items: Item, description: string, more: Annotations & { readonly minItems?: number } = {}) {
  return Type.Array(items, { description, uniqueItems: true, ...more });
}

function oneOf<const Word extends string>(words: Word[], description: string, more: Annotations = {}) {
  return Type.Unsafe<Word>({ enum: words, description, ...more });
}

/** A string of `words`, or a list of operationIds. */
function operationsOr<const Words extends string>(words: readonly Words[], description: string) {
  return Type.Unsafe<Words | string[]>({
    label: `${words.map((word) => `\`${word}\``).join(', ')} or list of strings`,
    description,
    type: ['string', 'array'],
    pattern: `^(${words.join('|')})$`,
    items: text,
    default: 'all',
  });
}

type Absent<Names extends PropertyKey> = { readonly [Name in Names]?: undefined };
type KeysOf<Union> = Union extends unknown ? keyof Union : never;
type Either<First, Second> =
  | (First & Absent<Exclude<KeysOf<Second>, keyof First>>)
  | (Second extends unknown ? Second & Absent<Exclude<keyof First, keyof Second>> : never);

/** An object of the first kind if the condition matches, else of the second. Conditions instead of `oneOf`, so that errors name the wrong member. */
function either<First extends ObjectSchema, Second extends ObjectSchema>(
  condition: JsonObject,
  first: First,
  second: Second,
  annotations: Annotations = {},
): TUnsafe<Either<Static<First>, Static<Second>>> & ObjectSchema {
  const onlyIn = (own: ObjectSchema, other: ObjectSchema) => Object.entries(own.properties).filter(([name]) => !(name in other.properties));
  const common = first.required.filter((name) => second.required.includes(name));
  const branch = (own: ObjectSchema, other: ObjectSchema) => {
    const required = own.required.filter((name) => !common.includes(name));
    const forbidden = onlyIn(other, own).map(([name]) => [name, false]);
    return {
      ...(required.length === 0 ? {} : { required }),
      ...(forbidden.length === 0 ? {} : { properties: Object.fromEntries(forbidden) }),
      ...(own.if === undefined ? {} : { if: own.if, then: own.then, else: own.else }),
    };
  };
  const properties = {
    ...constantsOf(first, second),
    ...Object.fromEntries([...onlyIn(second, first), ...onlyIn(first, second)]),
    ...second.properties,
    ...first.properties,
    ...constantsOf(first, second),
  };
  const choice = { type: 'object', ...annotations, required: common, properties, additionalProperties: false, if: condition };
  return {
    ...Type.Unsafe<Either<Static<First>, Static<Second>>>({}),
    ...choice,
    then: branch(first, second),
    else: branch(second, first),
  };
}

/** Members of which each object has a constant of its own, as a choice of both. */
function constantsOf(first: ObjectSchema, second: ObjectSchema): Record<string, TSchema> {
  const both = Object.entries(first.properties).flatMap(([name, schema]): [string, TSchema][] => {
    const other = second.properties[name];
    const words = [...(other === undefined ? [] : constantsIn(other)), ...constantsIn(schema)];
    if (other === undefined || constantsIn(other).length === 0 || constantsIn(schema).length === 0) return [];
    return [[name, { ...('description' in schema ? { description: schema.description } : {}), enum: words }]];
  });
  return Object.fromEntries(both);
}

/** The constant of a schema, or those of a choice of constants. */
function constantsIn(schema: TSchema): readonly unknown[] {
  if ('const' in schema) return [schema.const];
  return 'enum' in schema && Array.isArray(schema.enum) ? schema.enum : [];
}

const source = object(
  {
    basis: oneOf(
      ['documented', 'observed', 'usual', 'assumed'],
      '`documented`: a document promises it; `observed`: a target answered so, and it is to stay so; `usual`: only custom says so, and what breaks it weighs as a SHOULD; `assumed`: an assumption, judged only on request',
    ),
    where: is(text, 'the document, and the location in it'),
  },
  { named: 'source', label: '[source](#sources)', description: 'who says so' },
);

/** One JSON Pointer, or several of which the first that leads to a value is used. */
const pointers = Type.Unsafe<string | string[]>({
  named: 'pointers',
  label: 'JSON Pointer or list of JSON Pointers',
  description: 'a JSON Pointer, or a list of them: the first that leads to a value is used',
  type: ['string', 'array'],
  pattern: '^(/([^~/]|~[01])*)*$',
  minItems: 1,
  items: pointer,
});

const values = map(anything, {
  named: 'values',
  label: 'JSON Pointer → value(s)',
  description: 'values of members by JSON Pointer; a list holds values of which one will do',
  propertyNames: pointer,
});

const chosenElement = object(
  { list: is(pointer, 'a list in the body'), where: is(values, 'the elements of it that count') },
  { named: 'chosenElement', label: '`{ list, where }`', flat: true, description: 'elements of a list; locations are in such an element' },
);

const nameMembers = {
  code: Type.Optional(is(pointer, 'in an element (of a map: in what a name leads to): the code of the field')),
  drop: Type.Optional(set(text, 'what to drop at the beginning of a name: `body`, `$.`; of a list of keys, a first key')),
  pattern: Type.Optional(is(text, 'the name is within a text: a regular expression of which the first group that matches is the name')),
};
const blamedPlace = either(
  { required: ['map'] },
  object({
    map: is(pointer, "instead of `list`: an object of field name → message, list of messages, or fields within; `''` is the body itself"),
    own: Type.Optional(set(text, 'members of the map that are about the object itself, no field of it: `non_field_errors`')),
    message: Type.Optional(is(pointer, 'in an element: the message')),
    ...nameMembers,
  }),
  either(
    { required: ['at'] },
    object({
      at: is(pointers, 'instead of `list`: the name of the only field'),
      message: Type.Optional(is(pointer, 'in an element: the message')),
      ...nameMembers,
    }),
    object({
      in: Type.Optional(is(chosenElement, 'blamed fields are within elements of another list; `list` is a location in such an element')),
      list: is(pointer, 'the list of blamed fields'),
      where: Type.Optional(is(values, 'the elements of the list that count')),
      json: Type.Optional(is(flag, 'the list is JSON within a string', { byDefault: '`false`' })),
      name: is(pointers, 'in an element: the name of the field, or the list of its keys; empty if elements are strings'),
      message: Type.Optional(is(pointer, 'in an element: the message')),
      ...nameMembers,
    }),
  ),
  {
    named: 'fieldList',
    label: '[blamed fields](#readingfields-where-fields-are-blamed)',
    flat: true,
    description: 'the blamed fields of an error',
  },
);

const entryMembers = {
  id: Type.Optional(is(code, 'the name in expectations', { byDefault: 'the detail or the code, as a string' })),
  message: Type.Optional(Type.String({ description: 'the documented message' })),
  meaning: is(text, 'what the error means, in a sentence'),
  operations: operationsOr(['all', 'writes'], 'the operations that document the error; a list has operationIds'),
  source,
};
const statuses = set(status, 'HTTP statuses', { named: 'statuses', minItems: 1 });
const entryStatuses = is(statuses, 'the HTTP statuses of the error; required without `detail`');
const entry = either(
  { required: ['detail'] },
  object({
    detail: is(code, 'the value at `reading.detail.at`, instead of `code`, `open` and `statuses`'),
    classes: set(code, 'the codes that may come with the detail; required with `detail`', { minItems: 1 }),
    ...entryMembers,
  }),
  either(
    { required: ['open'] },
    object({
      open: Type.Literal(true, { description: 'instead of `code`: the code is not documented, any code is valid' }),
      statuses: entryStatuses,
      ...entryMembers,
      id: is(code, 'the name in expectations; required with `open`', { byDefault: 'the detail or the code, as a string' }),
    }),
    object({ code: is(code, 'the value at `reading.code`; a number stays a number'), statuses: entryStatuses, ...entryMembers }),
  ),
  { named: 'entry', label: 'entry', description: 'an error of the catalogue' },
);

const state = object(
  {
    values: set(text, 'names of the values that the state answers; `apiKey` replaces the key of the request'),
    shared: is(flag, 'whether one setup may serve all reading requests of a run', { default: false }),
    source,
  },
  { named: 'state', label: 'state', description: 'a provider state' },
);

const change = either(
  { required: ['remove'] },
  object({ remove: is(location, 'the location to remove') }),
  object({ set: is(location, 'the location to set'), value: is(anything, 'the value for `set`') }),
  { named: 'change', label: 'change', description: 'a change of the valid request: `set` and `value`, or `remove`' },
);

const bind = map(
  Type.Unsafe<string | string[]>({
    description: 'a request location, or a list of them',
    type: ['string', 'array'],
    pattern: LOCATION,
    items: location,
  }),
  { named: 'bind', label: 'name → request location(s)', description: 'where the values of states go', default: {} },
);

const caseMembers = {
  name: is(text, 'unique in its list; part of the ids of findings'),
  states: set(text, 'names of states that the request needs; only one of them may answer `apiKey`', { default: [] }),
  bind: is(bind, 'where the values of the states go', { default: {} }),
  change: list(change, 'changes of the valid request: `{ set: location, value: … }` or `{ remove: location }`', { default: [] }),
  expect: is(expected, 'the expected answer'),
  blames: set(text, 'names of fields, one of which must be blamed', { default: [] }),
  like: Type.Optional(is(text, 'name of another case that must get the same status and body, except for the request id')),
};
const errorCase = object(
  {
    ...caseMembers,
    bind: is(bind, 'where the values of the states go; overrides the `bind` of the valid request, `[]` removes one', { default: {} }),
    source: Type.Optional(is(source, 'who says so', { byDefault: 'that of the operation' })),
  },
  { named: 'case', label: 'case', description: 'a case of one operation' },
);
const sharedCase = object(
  { ...caseMembers, operations: operationsOr(['all', 'writes', 'reads'], 'the operations of the case; a list has operationIds'), source },
  { named: 'sharedCase', label: 'case', description: 'a case of several operations' },
);

const codeRule = Type.Unsafe<
  | string
  | {
      at?: string;
      in?: { list: string; where: { [where: string]: Json } };
      none?: (string | number)[];
      default?: string | number;
      status?: boolean;
    }
>({
  named: 'codeRule',
  label: 'JSON Pointer, or `{ at, in, none, default, status }`',
  description:
    'a JSON Pointer such as /error/code; or an object: `at` is the location, `none` lists values that are no code, and of errors without a code `default` is the code, or the HTTP status with `status: true`',
  type: ['string', 'object'],
  pattern: '^(/([^~/]|~[01])*)*$',
  minProperties: 1,
  properties: {
    at: is(pointer, 'the location of the code'),
    in: chosenElement,
    none: list(code, 'values that are no code'),
    default: is(code, 'the code of errors that have none'),
    status: is(flag, 'the code of errors that have no other is the HTTP status'),
  },
  additionalProperties: false,
});
const messageRule = Type.Unsafe<string | { at: string | string[]; list?: boolean; optional?: boolean }>({
  named: 'messageRule',
  label: 'JSON Pointer, or `{ at, list, optional }`',
  description:
    'a JSON Pointer such as /error/message; or an object: `at` is the location (of several, the first that leads to a value), `list: true` if it may be a list of strings, `optional: true` if an error may have none',
  type: ['string', 'object'],
  pattern: '^(/([^~/]|~[01])*)*$',
  required: ['at'],
  properties: {
    at: is(pointers, 'the location of the message'),
    list: is(flag, 'it may be a list of strings'),
    optional: is(flag, 'it may be missing'),
  },
  additionalProperties: false,
});
const errorSchema = Type.Unsafe<string | boolean | JsonObject>({
  named: 'errorSchema',
  label: 'JSON Pointer, or JSON Schema',
  description: 'the location of a schema in the description, such as /components/schemas/Error, or the schema itself',
  type: ['string', 'object', 'boolean'],
  pattern: '^(/([^~/]|~[01])*)*$',
});
const condition = object(
  {
    status: Type.Optional(set(status, 'one of these HTTP statuses', { minItems: 1 })),
    mediaType: Type.Optional(is(mediaType, 'this media type')),
    has: set(pointer, 'these members', { default: [] }),
    lacks: set(pointer, 'none of these members', { default: [] }),
    is: map(Type.Enum(['object', 'array', 'string', 'number', 'boolean', 'null']), {
      label: 'JSON Pointer → type',
      description: "members of these types; `{ '': array }` is a body that is an array",
      propertyNames: pointer,
      default: {},
    }),
  },
  { named: 'condition', description: 'which errors: all that is listed must be true' },
);
const shape = object(
  {
    when: Type.Optional(is(condition, 'which errors have this shape: all that is listed must be true', { byDefault: 'all' })),
    code: Type.Optional(is(codeRule, 'the code')),
    message: Type.Optional(is(messageRule, 'the message for people')),
    fields: Type.Optional(is(blamedPlace, 'the blamed fields')),
    errorSchema: Type.Optional(is(errorSchema, 'the schema of the body')),
  },
  { named: 'shape', label: 'shape', flat: true, description: 'one shape of errors; what it lacks is that of `reading`' },
);

const reading = object(
  {
    mediaTypes: list(mediaType, 'media types of errors; `application/json` includes `…+json`', {
      minItems: 1,
      default: ['application/json'],
    }),
    success: either(
      { properties: { by: { const: 'member' } } },
      object({
        by: Type.Literal('member', {
          description: '`status`: a 2xx status is a success; `member`: a member with a value; `absence`: a 2xx status without a member',
        }),
        at: is(pointer, 'with `by: member` and `by: absence`: the member'),
        equals: is(anything, 'with `by: member`: its value in a success'),
      }),
      either(
        { properties: { by: { const: 'absence' } } },
        object({ by: Type.Literal('absence'), at: is(pointer, 'with `by: member` and `by: absence`: the member') }),
        object({ by: Type.Literal('status') }),
      ),
      { description: 'what makes an answer a success' },
    ),
    errorMarks: object(
      {
        members: list(pointer, 'members that only errors have', { default: [] }),
        mediaTypes: list(mediaType, 'media types that only errors have', { default: [] }),
      },
      { description: 'what only errors have; a success that has one is a disguised error', default: {} },
    ),
    code: is(codeRule, 'the code'),
    detail: Type.Optional(
      object(
        {
          at: is(pointer, 'the detail'),
          none: list(anything, 'values that mean: no detail', { default: [] }),
          requiredWith: list(code, 'codes that need a documented detail', { default: [] }),
          closed: Type.Optional(
            object(
              { from: is(integer, 'the lowest number'), to: is(integer, 'the highest number') },
              {
                description: 'the range of numbers that the catalogue lists completely; others may belong to other services',
                byDefault: 'it lists all details',
              },
            ),
          ),
        },
        { description: 'the second level of codes' },
      ),
    ),
    message: Type.Optional(is(messageRule, 'the message for people', { byDefault: 'errors have none' })),
    fields: Type.Optional(is(blamedPlace, 'the blamed fields')),
    requestId: Type.Optional(
      either(
        { required: ['header'] },
        object({ header: is(header, 'the header with the request id'), uuid: is(flag, 'whether it is a UUID', { default: false }) }),
        object({
          at: is(pointer, 'instead of `header`: the member with the request id'),
          uuid: is(flag, 'whether it is a UUID', { default: false }),
        }),
        { description: 'the id of the request' },
      ),
    ),
    data: list(pointer, 'members that contain data of a resource; errors do not have them', { default: [] }),
    errorSchema: Type.Optional(is(errorSchema, 'the schema of an error body', { byDefault: 'any' })),
    when: Type.Optional(is(condition, 'which answers are errors of the format at all; others cannot be read', { byDefault: 'all' })),
    shapes: list(
      shape,
      'other shapes of errors, for APIs that have several: the first whose `when` is true is used, else `reading` itself',
      {
        default: [],
      },
    ),
  },
  { description: 'how answers are read; JSON Pointers are into the body' },
);

const statusRules = object(
  {
    policy: Type.Optional(
      object(
        {
          at: is(pointer, 'a member that contains a status'),
          allowed: set(Type.Enum(['mirror', 'ok']), '`mirror`: the HTTP status equals the member; `ok`: it is always 200; or both', {
            minItems: 1,
          }),
        },
        { description: 'how the HTTP status follows a member of the body', byDefault: 'the status is that of the entry' },
      ),
    ),
    unreadable: list(status, 'statuses whose answers may have any body, because a proxy may send them', { default: [] }),
    serverErrors: object(
      {
        from: is(status, 'the lowest HTTP status that means that the server failed', { default: 500 }),
        codes: list(code, 'codes that mean it', { default: [] }),
        details: list(code, 'details that mean it', { default: [] }),
      },
      { description: 'which errors are failures of the server', default: {} },
    ),
  },
  { description: 'how HTTP statuses relate to bodies', default: {} },
);

/** The causes of errors that descriptions name. */
export const CAUSES = ['badKey', 'forbidden', 'malformedJson', 'emptyBody', 'notAnObject', 'invalid', 'unknown', 'notAnId'] as const;

const fieldRules = object(
  {
    naming: oneOf(
      ['last-member', 'dotted', 'json-pointer', 'bracketed', 'slashed'],
      'how a field is named: `url`, `content.url` (or `items[0].url`), `/content/url`, `content[url]` or `content/url`',
    ),
    with: set(code, 'ids of the entries that list fields', { minItems: 1 }),
    causes: Type.Optional(
      set(Type.Enum([...CAUSES]), 'the causes whose errors list fields, where one entry is used for several causes', {
        minItems: 1,
        byDefault: 'all causes of the entries',
      }),
    ),
    holder: Type.Optional(
      is(flag, 'the object may be named for a member that it lacks, and the list for an element that is wrong', { byDefault: '`false`' }),
    ),
    codes: Type.Optional(
      map(Type.Array(code, { minItems: 1 }), {
        label: 'constraint → list of codes',
        description:
          'the codes of fields by violated constraint (`required`, `type`, `maxLength` …), and `default` for all others; needs `reading.fields.code`',
        byDefault: 'they are not judged',
      }),
    ),
    within: Type.Optional(
      is(flag, 'a name below that of a broken field is a name of it, too: `url.format` for `url`', { byDefault: '`false`' }),
    ),
    optional: Type.Optional(is(flag, 'an error may name no field', { byDefault: '`false`' })),
    strangers: Type.Optional(
      is(flag, 'names that are not those of a member of the request are ignored', { byDefault: '`false`: an error may not have them' }),
    ),
    ignoreCase: Type.Optional(is(flag, 'names are compared without regard to upper and lower case', { byDefault: '`false`' })),
  },
  { description: 'how blamed fields are named' },
);

const limitRules = object(
  {
    entry: is(code, 'id of the entry "rate limit exceeded"'),
    headers: object(
      {
        limit: Type.Optional(is(header, 'the header with the limit')),
        remaining: Type.Optional(is(header, 'the header with the number of requests left')),
        reset: Type.Optional(is(header, 'the header with the end of the interval')),
      },
      { description: 'names of the headers', default: {} },
    ),
    reset: oneOf(['time', 'delay'], 'the value of the reset header: `time` in Unix seconds, or `delay` in seconds', { default: 'time' }),
    retryAfter: is(flag, 'whether `Retry-After` is documented', { default: false }),
    rate: Type.Optional(
      object(
        {
          requests: Type.Integer({ description: 'the number of requests', minimum: 1 }),
          seconds: Type.Number({ description: 'in this interval', exclusiveMinimum: 0 }),
        },
        { description: 'the documented rate' },
      ),
    ),
  },
  { description: 'rate limits' },
);

const OPEN = { byDefault: '`open`' };
const invalidExpected = Type.Unsafe<
  string | number | (string | number)[] | { [constraint: string]: string | number | (string | number)[] }
>({
  named: 'expectedByConstraint',
  label: 'expectation, or constraint → expectation',
  description:
    'an expectation for every violation; or an object of expectations by violated constraint (`required`, `type`, `maxLength`, `null` …), and `default` for all others',
  type: ['string', 'integer', 'array', 'object'],
  minLength: 1,
  minItems: 1,
  items: code,
  minProperties: 1,
  additionalProperties: expected,
});
const causes = object(
  {
    badKey: Type.Optional(
      is(expected, 'no key, an empty, wrong, truncated or slightly changed key, or a valid one in the wrong place', OPEN),
    ),
    forbidden: Type.Optional(is(expected, 'a write with a key that may only read', { byDefault: 'every key may write' })),
    malformedJson: Type.Optional(is(expected, 'a body that is not JSON', OPEN)),
    emptyBody: Type.Optional(is(expected, 'a body without bytes', OPEN)),
    notAnObject: Type.Optional(is(expected, 'JSON that is not an object: `[]`, `null`, `"x"` …', OPEN)),
    invalid: Type.Optional(is(invalidExpected, 'a member or parameter that violates its schema', OPEN)),
    unknown: Type.Optional(is(expected, 'an id that does not exist', OPEN)),
    notAnId: Type.Optional(is(expected, 'a string that is not an id', OPEN)),
  },
  { description: 'what derived requests expect', default: {} },
);

const errorFormat = object({
  extends: Type.Optional(is(text, 'name of a dialect (`errspec dialects`), whose keywords are used where there are none here')),
  version: Type.Literal(1, { description: 'the version of this extension' }),
  name: Type.String({
    description: 'a short name: lower-case letters, digits, hyphens; part of the ids of findings',
    pattern: '^[a-z][a-z0-9-]*$',
  }),
  title: is(text, 'the name for people'),
  smoke: Type.Optional(
    is(text, 'operationId of a read without preconditions: the first request of a run', { byDefault: 'the first such read' }),
  ),
  reading,
  catalogue: list(entry, 'the error catalogue', { minItems: 1 }),
  complete: is(flag, 'with `extends`: the catalogue has all entries; those of the dialect are not added', { default: false }),
  statuses: statusRules,
  fields: Type.Optional(fieldRules),
  limits: Type.Optional(limitRules),
  causes,
  states: map(state, { label: 'name → state', description: 'provider states by name', default: {} }),
  cases: list(sharedCase, 'cases of several operations', { default: [] }),
  usual: set(
    Type.Enum(['reading', 'fields']),
    'parts that no document promises: `reading`, how errors are read, and `fields`, how blamed fields are named; what breaks them weighs as a SHOULD',
    { default: [] },
  ),
});

const validRequest = object(
  {
    path: Type.Optional(
      map(anything, {
        label: 'object',
        description: 'path parameters by name',
        byDefault: 'examples of the parameters and of their schemas',
      }),
    ),
    query: Type.Optional(
      map(anything, {
        label: 'object',
        description: 'query parameters by name',
        byDefault: 'examples of the parameters; of their schemas if required',
      }),
    ),
    header: Type.Optional(
      map(anything, {
        label: 'object',
        description: 'headers by name',
        byDefault: 'examples of the parameters; of their schemas if required',
      }),
    ),
    body: Type.Optional(is(anything, 'the body', { byDefault: 'the first example of the media type, or that of the schema' })),
    states: set(text, 'names of states whose values the request needs', { default: [] }),
    bind: is(bind, 'where the values of states go', { default: {} }),
    from: Type.Optional(
      object(
        {
          operation: is(text, 'operationId of the other operation'),
          bind: map(location, {
            label: 'JSON Pointer → request location',
            description: 'where values of its answer go',
            propertyNames: pointer,
          }),
          state: Type.Optional(
            is(text, 'a state that answers the same values, each under the last name of its location, for [contracts](contracts.md)'),
          ),
        },
        { description: 'values from the success of another operation, which is sent first' },
      ),
    ),
    unknown: map(anything, {
      label: 'request location → value',
      description: 'values that certainly do not exist',
      propertyNames: location,
      default: {},
    }),
    anyBody: is(
      flag,
      'every body that satisfies its schema is accepted, whatever exists on the server; errspec then also sends random valid bodies',
      { default: false },
    ),
    anyQuery: is(
      flag,
      'query parameters are independent: any combination is accepted if each satisfies its schema; errspec then also sends random valid queries, and tests invalid values in them',
      { default: false },
    ),
    onlyInStates: is(flag, 'send the request only in the states of cases, because nothing undoes it', { default: false }),
    mark: Type.Optional(is(location, 'a text member that may contain a run tag, by which created resources are found')),
  },
  { description: 'a request that must be accepted', default: {} },
);

const compare = list(
  object(
    {
      sent: is(pointer, 'in the sent body'),
      read: is(pointer, 'in the read body'),
      when: map(anything, {
        label: 'JSON Pointer → value',
        description: 'compare only if the sent body has these values; `null` also matches a missing member',
        propertyNames: pointer,
        default: {},
      }),
    },
    { named: 'comparison', label: 'comparison', description: 'a member that is read as it was sent' },
  ),
  'members that are read as they were sent',
);

const readBack = object(
  {
    link: is(text, 'name of the link that reads it'),
    compare,
    volatile: list(pointer, 'members that the server may change by itself', { default: [] }),
  },
  { description: 'how to read back what was sent' },
);

const stored = object(
  {
    operation: is(text, 'operationId of the list operation'),
    search: is(location, 'the search text in its request'),
    list: is(pointer, 'the list in its answer'),
    mark: is(pointer, 'in an element: the member with the run tag'),
  },
  { description: 'how to find stored resources by a search' },
);

const listing = object(
  {
    items: is(pointer, 'the list in the answer'),
    limit: is(location, 'the page size'),
    page: Type.Optional(is(location, 'the page number')),
    pagination: Type.Optional(
      object(
        {
          page: is(pointer, 'the page number'),
          limit: is(pointer, 'the page size'),
          total: is(pointer, 'the number of elements'),
          pages: is(pointer, 'the number of pages'),
        },
        { description: 'the counts in the answer' },
      ),
    ),
  },
  { description: 'what a list operation promises' },
);

const bulkMembers = {
  fields: Type.Optional(is(blamedPlace, 'in an element with an error: the blamed fields', { byDefault: 'elements name none' })),
  wholeNames: Type.Optional(
    is(flag, 'names of fields begin with the location of the item: `items.2.url`', { byDefault: '`false`: they are relative to the item' }),
  ),
  summary: Type.Optional(
    object(
      {
        submitted: is(pointer, 'the number of items'),
        created: is(pointer, 'the number of created resources'),
        failed: is(pointer, 'the number of errors'),
      },
      { description: 'the counts in the answer' },
    ),
  ),
};
const place = {
  index: Type.Optional(
    is(pointer, 'in an element: the index of the item, from 0', {
      byDefault: 'the order of the items; `split` needs it, or `key`, or `positional`',
    }),
  ),
  key: Type.Optional(
    object(
      {
        sent: is(pointer, 'in an item: its key, which errspec makes different for each item'),
        read: is(pointer, 'in an element: the key'),
      },
      { description: 'instead of `index`: a key that the client sends tells which item an element is about' },
    ),
  ),
};
const elementCondition = object(
  {
    has: set(pointer, 'these members', { default: [] }),
    lacks: set(pointer, 'none of these members', { default: [] }),
    is: map(Type.Enum(['object', 'array', 'string', 'number', 'boolean', 'null']), {
      label: 'JSON Pointer → type',
      description: 'members of these types',
      propertyNames: pointer,
      default: {},
    }),
  },
  { named: 'elementCondition', flat: true, label: '`{ has, lacks, is }`', description: 'which elements: all that is listed must be true' },
);
const bulk = object(
  {
    items: is(pointer, 'in the request body: the array of items; empty if the body is the array'),
    answer: either(
      { properties: { kind: { const: 'results' } } },
      object({
        kind: Type.Literal('results', {
          description:
            '`split`: a list of created resources and a list of errors; `results`: one list with an element for each item; `atomic`: one invalid item rejects all, with an error of the format that names fields by their whole location',
        }),
        results: is(pointer, 'with `kind: results`: the list of results'),
        inside: Type.Optional(
          is(flag, 'with `kind: results`: each element has a single member of any name, which has everything else', {
            byDefault: '`false`',
          }),
        ),
        status: Type.Optional(
          is(pointer, 'with `kind: results`, in an element: the HTTP status of the item (2xx: created)', { byDefault: '`failed` tells' }),
        ),
        failed: Type.Optional(is(elementCondition, 'with `kind: results`, instead of `status`: which elements are errors')),
        value: Type.Optional(is(pointer, 'with `kind: results`, in an element: the created resource', { byDefault: 'the element itself' })),
        ...place,
        ...bulkMembers,
      }),
      either(
        { properties: { kind: { const: 'atomic' } } },
        object({
          kind: Type.Literal('atomic'),
          created: Type.Optional(is(pointer, 'the list of created resources', { byDefault: 'with `kind: atomic`: the answer lists none' })),
        }),
        object({
          kind: Type.Literal('split'),
          created: is(pointer, 'the list of created resources'),
          errors: is(pointer, 'with `kind: split`: the list of errors'),
          positional: Type.Optional(
            is(flag, 'with `kind: split`: both lists have an element for each item; `null` and empty objects and lists are none', {
              byDefault: '`false`',
            }),
          ),
          ...place,
          ...bulkMembers,
        }),
      ),
      { description: 'how the answer reports each item' },
    ),
    statuses: object(
      {
        allGood: is(statuses, 'if all items are valid'),
        someBad: Type.Optional(is(statuses, 'if some items are invalid', { byDefault: 'as `allGood`' })),
        allBad: Type.Optional(is(statuses, 'if all items are invalid', { byDefault: 'as `someBad`' })),
      },
      { description: 'HTTP statuses' },
    ),
    allBadAsError: is(flag, 'whether a bulk of invalid items only may be answered with an error of the format', { default: false }),
    lines: Type.Optional(
      list(pointer, 'in an item, if the body is lines of JSON (`application/x-ndjson`): the parts that are a line each', {
        byDefault: 'each item is a line',
      }),
    ),
    mark: Type.Optional(is(pointer, 'in an item: a text member that may contain a run tag')),
    compare: is(compare, 'members of an item that the created element repeats', { default: [] }),
  },
  { description: 'the rules of a bulk operation' },
);

const operation = object({
  'x-source': is(source, 'who documents the operation'),
  'x-writes': Type.Optional(
    is(flag, 'whether a success changes the server; `--read-only` relies on it; required for `POST`, `PUT`, `PATCH` and `DELETE`', {
      byDefault: '`false`',
    }),
  ),
  'x-valid-request': validRequest,
  'x-error-cases': list(errorCase, 'cases of the operation', { default: [] }),
  'x-cleanup': Type.Optional(is(text, 'name of the link of a success response that deletes what it created')),
  'x-read-back': Type.Optional(readBack),
  'x-gone': set(text, 'names of links to operations that must not find what this one deleted', { default: [] }),
  'x-stored': Type.Optional(stored),
  'x-list': Type.Optional(listing),
  'x-bulk': Type.Optional(bulk),
});

const link = object({
  'x-each': Type.Optional(is(pointer, 'the list in the answer: the link applies to each element, and `$response.body#` is the element')),
});

const member = object({
  'x-on-violation': Type.Optional(
    map(expected, {
      label: 'constraint → expectation',
      description:
        'what is expected if a value violates a constraint: a keyword of JSON Schema (`required`, `type`, `maxLength` …), `null`, `unknown` or `notAnId` for ids, or `default` for all others',
      byDefault: '`causes.invalid`',
    }),
  ),
  'x-plausible': Type.Optional(
    list(anything, 'the only values that are certainly accepted; include one of the maximum length', {
      byDefault: 'values made from the schema',
    }),
  ),
  'x-told-apart': Type.Optional(
    is(
      flag,
      'beside `oneOf` or `anyOf` without a distinguishing member: the server knows the alternative anyway, so only its members may be blamed',
      {
        byDefault: 'any member of any alternative may be blamed',
      },
    ),
  ),
  'x-source': Type.Optional(
    is(source, 'who says so; an assumed member is sent only if assumptions are judged', { byDefault: 'documented' }),
  ),
});

/** The parts of a description that have keywords of the extension: the root's `x-error-format`, operations, links, and schemas. */
export const extension = {
  errorFormat: is(errorFormat, '`x-error-format`, at the root'),
  operation: is(operation, 'keywords of an operation'),
  link: is(link, 'keywords of a link'),
  member: is(member, 'keywords of a schema'),
};

/** The type with everything read-only. An optional member may also be `undefined`. */
type ReadonlyDeep<Value> = Json extends Value
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly ReadonlyDeep<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value]: ReadonlyDeep<Value[Name]> | (object extends Pick<Value, Name> ? undefined : never) }
      : Value;

/** The keywords of each part once they are valid and their defaults are filled in. */
export type Extension = { readonly [Part in keyof typeof extension]: ReadonlyDeep<Static<(typeof extension)[Part]>> };
export type ErrorFormatKeywords = Extension['errorFormat'];
export type OperationKeywords = Extension['operation'];
export type ErrorCaseKeywords = OperationKeywords['x-error-cases'][number];
export type SharedCaseKeywords = ErrorFormatKeywords['cases'][number];
