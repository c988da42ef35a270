/** What is generated from `extension.ts`: the JSON Schema, and the tables of the docs page. */
import { isArray, isObject, type Json, type JsonObject, member } from '../src/json/json.ts';
import { extension } from './extension.ts';

/** Annotations of `extension.ts` that are no keywords of JSON Schema. */
const OWN = ['named', 'meaning', 'label', 'byDefault', 'flat'];

/** The JSON Schema of the extension, as it is in `extension.schema.json`. */
export function extensionSchema(): JsonObject {
  const definitions = new Map<string, Json>();
  const parts = Object.entries(plainJson(extension)).map(([name, schema]): [string, Json] => [name, written(schema, definitions)]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:errspec:extension:1',
    title: "errspec's extension of OpenAPI 3.1, version 1",
    description:
      'Generated from extension.ts. $defs/errorFormat is x-error-format at the root; $defs/operation, $defs/link and $defs/member are the keywords of an operation, a link and a schema.',
    $ref: '#/$defs/errorFormat',
    $defs: { ...Object.fromEntries(parts), ...Object.fromEntries([...definitions].toSorted(([a], [b]) => (a < b ? -1 : 1))) },
  };
}

/** The schemas of TypeBox as JSON, without its hidden markers. */
function plainJson(value: unknown): JsonObject {
  const json: Json = JSON.parse(JSON.stringify(value));
  return isObject(json) ? json : {};
}

/** The schema without our annotations. A named schema becomes a definition and a `$ref` with the meaning and the default of the keyword. */
function written(schema: Json, definitions: Map<string, Json>): Json {
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    if (OWN.includes(keyword) || (keyword === 'required' && isArray(value) && value.length === 0)) return [];
    const isData = keyword === 'default' || keyword === 'const';
    return [[keyword, isData ? value : keyword === 'properties' ? membersOf(value, definitions) : inner(value, definitions)]];
  });
  const name = member(schema, 'named');
  if (typeof name !== 'string') return Object.fromEntries(entries);
  definitions.set(name, Object.fromEntries(entries.filter(([keyword]) => keyword !== 'default')));
  const [meaning, otherwise] = [member(schema, 'meaning'), member(schema, 'default')];
  return {
    ...(meaning === undefined ? {} : { description: meaning }),
    $ref: `#/$defs/${name}`,
    ...(otherwise === undefined ? {} : { default: otherwise }),
  };
}

/** The names of members are not keywords. */
function membersOf(properties: Json, definitions: Map<string, Json>): Json {
  const members = isObject(properties) ? Object.entries(properties) : [];
  return Object.fromEntries(members.map(([name, schema]) => [name, written(schema, definitions)]));
}

function inner(value: Json, definitions: Map<string, Json>): Json {
  return isArray(value) ? value.map((each) => inner(each, definitions)) : written(value, definitions);
}

const MARKED = /^<!-- keywords of ([\w./-]+) -->\n[\s\S]*?^<!-- end of keywords -->$/gm;

/** The docs page with the tables between its markers (`<!-- keywords of errorFormat.reading -->`) written anew. */
export function withTables(page: string): string {
  const paths = [...page.matchAll(MARKED)].map(([, path = '']) => path);
  return page.replaceAll(MARKED, (_, path: string) => `<!-- keywords of ${path} -->\n${table(path, paths)}\n<!-- end of keywords -->`);
}

/** The table of an object's keywords. Keywords of objects in it follow theirs, as `policy.at`, unless these have a table of their own. */
function table(path: string, tables: readonly string[]): string {
  const rows = rowsOf(schemaAt(path), path, '', tables);
  return ['| keyword | type | meaning | default |', '|---|---|---|---|', ...rows].join('\n');
}

/** The schema by its part and keywords: `operation.x-error-cases`; for a list or a map of objects, that of the objects. */
function schemaAt(path: string): JsonObject {
  let schema: Json | undefined = plainJson(extension);
  for (const name of path.split('.')) schema = objectIn(member(member(schema, 'properties') ?? schema, name));
  if (!isObject(schema)) throw new Error(`The extension has no keywords ${path}`);
  return schema;
}

function objectIn(schema: Json | undefined): Json | undefined {
  const inside = member(schema, 'items') ?? member(schema, 'additionalProperties');
  return isObject(inside) && member(inside, 'properties') !== undefined ? inside : schema;
}

function rowsOf(schema: JsonObject, path: string, prefix: string, tables: readonly string[]): readonly string[] {
  const required = member(schema, 'required');
  return Object.entries(plainJson(member(schema, 'properties'))).flatMap(([name, keyword]) => {
    if (!isObject(keyword)) return [];
    const isRequired = isArray(required) && required.includes(name);
    const row = `| \`${prefix}${name}\` | ${typeOf(keyword)} | ${meaningOf(keyword)} | ${isRequired ? 'required' : defaultOf(keyword)} |`;
    const inside = objectIn(keyword);
    const isNested = isObject(inside) && member(inside, 'properties') !== undefined && name !== 'source' && name !== 'x-source';
    const isElsewhere = tables.includes(`${path}.${name}`) || member(keyword, 'flat') === true;
    return isNested && !isElsewhere ? [row, ...rowsOf(inside, `${path}.${name}`, `${prefix}${name}.`, tables)] : [row];
  });
}

function textOf(schema: JsonObject, ...names: readonly string[]): string | undefined {
  return names.map((name) => member(schema, name)).find((value) => typeof value === 'string');
}

function meaningOf(schema: JsonObject): string {
  return (textOf(schema, 'meaning', 'description') ?? '').replaceAll('|', '\\|');
}

function defaultOf(schema: JsonObject): string {
  const value = member(schema, 'default');
  const isNothing = value === undefined || (isObject(value) && Object.keys(value).length === 0);
  return textOf(schema, 'byDefault') ?? (isNothing ? '' : `\`${JSON.stringify(value)}\``);
}

/** The type of a value, as tables call it. */
function typeOf(schema: JsonObject): string {
  const label = textOf(schema, 'label');
  if (label !== undefined) return label;
  const constant = member(schema, 'const');
  if (constant !== undefined) return `\`${JSON.stringify(constant).replaceAll('"', '')}\``;
  const choices = member(schema, 'enum');
  if (isArray(choices)) return choices.map((each) => `\`${String(each)}\``).join(', ');
  const items = member(schema, 'items');
  if (isObject(items)) return `list of ${plural(typeOf(items))}`;
  return textOf(schema, 'type') ?? 'any value';
}

function plural(type: string): string {
  if (type.startsWith('`') || type === 'any value') return `${type}${type === 'any value' ? 's' : ''}`;
  const words = type
    .split(' or ')
    .map((word) => (word.endsWith('y') ? word.replace(/y$/, 'ies') : `${word}${word.endsWith('s') ? 'es' : 's'}`));
  return words.join(' or ');
}
