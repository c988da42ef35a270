import { isArray, isObject, type Json, type JsonObject, member } from '../../json/json.ts';
import { at, type Pointer, pointer } from '../../json/pointer.ts';
import type { DocumentWarning, OutOfReach } from '../../model/document.ts';
import type { Auth } from '../../model/format.ts';
import { pointerOf } from '../../schema/resolve.ts';
import { repairedOperations } from './repair-operations.ts';
import { type Repair, repairedSchema, warn } from './repair-schema.ts';
import { mapElements, mapMembers } from './tree.ts';

/** An OpenAPI 3.1 document that the loader can use, and what was left out of it. */
export interface RepairedDocument {
  readonly document: JsonObject;
  readonly warnings: readonly DocumentWarning[];
  readonly outOfReach: readonly OutOfReach[];
  /** Ways to send a key that the document allows beside the one that is used. */
  readonly otherAuths: readonly Auth[];
}

/** The document without what errspec cannot use and can work without. */
export function repaired(document: JsonObject): RepairedDocument {
  const warnings: DocumentWarning[] = [];
  const outOfReach: OutOfReach[] = [];
  const sound = repairedObject({ document, warnings }, document, '');
  const probed = repairedOperations({ document: sound, warnings }, outOfReach);
  return { document: withServer(probed.document, warnings), warnings, outOfReach, otherAuths: probed.otherAuths };
}

/** Members whose values are data: examples and the like. */
const DATA = ['example', 'const', 'enum', 'value', 'mapping'];
/** Members that map names to objects, so that a name below them is no word of OpenAPI. */
const NAMES = [
  ...['paths', 'responses', 'parameters', 'requestBodies', 'headers', 'links', 'pathItems', 'content', 'callbacks', 'encoding', 'examples'],
];

/** An object of OpenAPI with the schemas in it repaired, as deep as it goes. */
function repairedObject(repair: Repair, object: JsonObject, where: Pointer): JsonObject {
  return mapMembers(object, (name, value) => {
    const place = where + pointer(name);
    if (name.startsWith('x-') || DATA.includes(name)) return value;
    if (name === '$ref') return repairedReference(repair, value, place);
    if (name === 'schema') return repairedSchema(repair, value, place);
    if (name === 'schemas' && isObject(value))
      return mapMembers(value, (each, schema) => repairedSchema(repair, schema, place + pointer(each)));
    if (NAMES.includes(name) && isObject(value))
      return mapMembers(value, (each, inner) => (each.startsWith('x-') ? inner : repairedValue(repair, inner, place + pointer(each))));
    return repairedValue(repair, value, place);
  });
}

function repairedValue(repair: Repair, value: Json, where: Pointer): Json {
  if (isArray(value)) return mapElements(value, (each, index) => repairedValue(repair, each, where + pointer(index)));
  return isObject(value) ? repairedObject(repair, value, where) : value;
}

function repairedReference(repair: Repair, value: Json, where: Pointer): Json | undefined {
  const target = typeof value === 'string' ? pointerOf(value) : undefined;
  if (target !== undefined && at(repair.document, target) !== undefined) return value;
  warn(repair, 'reference that leads nowhere, ignored', where, value);
  return undefined;
}

/** A document without a server is taken to begin at the root of the target. */
function withServer(document: JsonObject, warnings: DocumentWarning[]): JsonObject {
  const servers = member(document, 'servers');
  const url = isArray(servers) ? member(servers[0], 'url') : undefined;
  if (typeof url === 'string' && URL.canParse(url.replaceAll(/[{}]/g, ''), 'http://localhost/')) return document;
  warn({ warnings }, 'no server: paths begin at the target', '/servers', servers);
  return { ...document, servers: [{ url: '/' }] };
}
