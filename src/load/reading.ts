import type { ErrorFormatKeywords } from '../../specs/extension.ts';
import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at, type Pointer, pointer, tokens } from '../json/pointer.ts';
import type { CodeRule, ErrorShape, MessageRule, ReadingRules } from '../model/format.ts';
import { applicableSchemas } from '../schema/applicable.ts';
import { addProblem, type Build } from './build.ts';
import { type DescribedValue, describedItems, keywordAt, optionalKeyword } from './described-value.ts';

type ReadingKeyword = ErrorFormatKeywords['reading'];
type ShapeKeyword = ReadingKeyword['shapes'][number];
type FieldsKeyword = NonNullable<ReadingKeyword['fields']>;

/** How answers are read (`x-error-format.reading`). Reports an `errorSchema` that does not exist, a wrong `detail`, and patterns that are none. */
export function readingRules(build: Build, reading: DescribedValue<ReadingKeyword>): ReadingRules {
  const { mediaTypes, success, errorMarks, detail, requestId, data } = reading.value;
  const general = shapeOf(build, reading);
  const shapes = describedItems(keywordAt(reading, 'shapes')).map((each) => shapeOf(build, each, general));
  const described = optionalKeyword(reading, 'detail');
  if (described !== undefined) checkDetail(build, described);
  const [first, ...others] = [...shapes, general];
  return { mediaTypes, success, errorMarks, detail, requestId, data, shapes: [first, ...others] };
}

/** A shape; what it lacks is that of the general one. */
function shapeOf(build: Build, described: DescribedValue<ShapeKeyword>, general?: ErrorShape): ErrorShape {
  const { when, code, message } = described.value;
  const fields = optionalKeyword(described, 'fields');
  if (fields !== undefined) checkPattern(build, fields);
  const schema = optionalKeyword(described, 'errorSchema');
  const location = schema === undefined ? general?.schema : schemaLocation(build, schema);
  if (fields !== undefined && location !== undefined) checkKind(build, fields, location);
  return {
    when,
    code: code === undefined ? (general?.code ?? NO_CODE) : codeRule(code),
    message: message === undefined ? general?.message : messageRule(message),
    fields: fields?.value ?? general?.fields,
    schema: location,
  };
}

const NO_CODE: CodeRule = { at: undefined, within: undefined, none: [], status: true, otherwise: undefined };

function codeRule(keyword: NonNullable<ShapeKeyword['code']>): CodeRule {
  if (typeof keyword === 'string') return { at: keyword, within: undefined, none: [], status: false, otherwise: undefined };
  return { at: keyword.at, within: keyword.in, none: keyword.none ?? [], status: keyword.status ?? false, otherwise: keyword.default };
}

function messageRule(keyword: NonNullable<ShapeKeyword['message']>): MessageRule {
  if (typeof keyword === 'string') return { at: [keyword], list: false, optional: false };
  const [first = '', ...others] = [keyword.at].flat();
  return { at: [first, ...others], list: keyword.list ?? false, optional: keyword.optional ?? false };
}

/** Where the schema is: at the location that is given, or where it is written. */
function schemaLocation(build: Build, { value, pointer }: DescribedValue<NonNullable<ShapeKeyword['errorSchema']>>): Pointer {
  if (typeof value !== 'string') return pointer;
  if (isObject(at(build.document, value))) return value;
  const schemas = at(build.document, '/components/schemas');
  const names = isObject(schemas) ? Object.keys(schemas) : [];
  const allowed = names.map((name) => `/components/schemas/${name}`);
  addProblem(build, { value, pointer }, 'There is no schema at this location.', allowed);
  return value;
}

/** Reports a list of fields where the schema of errors has an object. */
function checkKind(
  build: Build,
  { value: { list, in: chosen, json }, pointer: where }: DescribedValue<FieldsKeyword>,
  schema: Pointer,
): void {
  if (list === undefined || chosen !== undefined || json === true) return;
  if (typesAt(build.document, schema, tokens(list)).includes('object'))
    addProblem(build, { value: list, pointer: `${where}/list` }, 'The error schema has an object here: write "map" instead of "list".');
}

/** The types that a schema gives to the value at a path of members. */
function typesAt(document: JsonObject, schema: Pointer, path: readonly string[]): readonly Json[] {
  const all = applicableSchemas(document, schema);
  const [name, ...rest] = path;
  if (name === undefined) return all.flatMap((each) => member(at(document, each), 'type') ?? []);
  return all.flatMap((each) => {
    const inner = /^\d+$/.test(name) ? `${each}/items` : each + pointer('properties', name);
    return at(document, inner) === undefined ? [] : typesAt(document, inner, rest);
  });
}

function checkPattern(build: Build, fields: DescribedValue<FieldsKeyword>): void {
  const pattern = optionalKeyword(fields, 'pattern');
  if (pattern === undefined) return;
  try {
    // A pattern with a group finds one more value in the empty text than one without.
    if ((new RegExp(`${pattern.value}|`, 'u').exec('')?.length ?? 0) < 2)
      addProblem(build, pattern, 'The pattern needs a group, which is the name of the field: "^(\\S+) ".');
  } catch {
    addProblem(build, pattern, 'This is no regular expression.');
  }
}

function checkDetail(build: Build, detail: DescribedValue<NonNullable<ReadingKeyword['detail']>>): void {
  const classes = build.catalogue.flatMap(({ level, code }) => (level === 'class' && code !== undefined ? [code] : []));
  for (const each of describedItems(keywordAt(detail, 'requiredWith')))
    if (!classes.includes(each.value)) addProblem(build, each, 'This must be the code of a class entry of the catalogue.', classes);
  const closed = optionalKeyword(detail, 'closed');
  if (closed !== undefined && closed.value.to < closed.value.from)
    addProblem(build, keywordAt(closed, 'to'), `"to" must not be less than "from" (${closed.value.from}).`);
}
