import { isArray, isObject, type Json, type JsonObject, member } from '../../json/json.ts';
import { at, type Pointer, pointer } from '../../json/pointer.ts';
import type { DocumentWarning } from '../../model/document.ts';
import { isPattern, keywordProblem, knownKeywords } from '../../schema/keyword-values.ts';
import { DEPENDENT, DROPPED, LISTS, MAPS, SINGLE } from '../../schema/keywords.ts';
import { pointerOf } from '../../schema/resolve.ts';
import { modernized } from './modernize.ts';
import { mapElements, mapMembers } from './tree.ts';

/** What repairing needs: the whole document, for references, and where warnings go. */
export interface Repair {
  readonly document: JsonObject;
  readonly warnings: DocumentWarning[];
}

/** The schema without what a validator of JSON Schema 2020-12 rejects; each removal is a warning. The same object where it is in order. */
export function repairedSchema(repair: Repair, schema: Json, where: Pointer): Json {
  if (typeof schema === 'boolean') return schema;
  if (!isObject(schema)) {
    warn(repair, 'schema that is no schema, ignored', where, schema);
    return true;
  }
  const modern = modernized(schema);
  const repaired = mapMembers(modern, (keyword, value) => repairedKeyword(repair, keyword, value, where + pointer(keyword)));
  return mapMembers(repaired, (keyword, value) => (isAlone(repaired, keyword) ? undefined : value));
}

function repairedKeyword(repair: Repair, keyword: string, value: Json, where: Pointer): Json | undefined {
  if (keyword === '$ref') return repairedReference(repair, value, where);
  if (keyword.startsWith('x-') || DROPPED.has(keyword)) return value;
  if (SINGLE.has(keyword)) return repairedSchema(repair, value, where);
  if (MAPS.has(keyword)) return repairedMap(repair, keyword, value, where);
  if (LISTS.has(keyword)) return repairedList(repair, value, where);
  if (!knownKeywords().includes(keyword)) warn(repair, 'unknown schema keyword, ignored', where, keyword);
  else if (keywordProblem(keyword, value) === undefined) return value;
  else warn(repair, keyword === 'format' ? 'unknown format, ignored' : 'schema keyword with a value it cannot have, ignored', where, value);
  return undefined;
}

function repairedReference(repair: Repair, value: Json, where: Pointer): Json | undefined {
  const target = typeof value === 'string' ? pointerOf(value) : undefined;
  const found = target === undefined ? undefined : at(repair.document, target);
  if (isObject(found) || typeof found === 'boolean') return value;
  warn(repair, 'reference that leads nowhere, ignored', where, value);
  return undefined;
}

function repairedMap(repair: Repair, keyword: string, value: Json, where: Pointer): Json | undefined {
  if (!isObject(value)) {
    warn(repair, 'schema keyword with a value it cannot have, ignored', where, value);
    return undefined;
  }
  return mapMembers(value, (name, schema) => {
    if (keyword !== 'patternProperties' || isPattern(name)) return repairedSchema(repair, schema, where + pointer(name));
    warn(repair, 'schema keyword with a value it cannot have, ignored', where + pointer(name), name);
    return undefined;
  });
}

function repairedList(repair: Repair, value: Json, where: Pointer): Json | undefined {
  if (isArray(value) && value.length > 0) return mapElements(value, (each, index) => repairedSchema(repair, each, where + pointer(index)));
  warn(repair, 'schema keyword with a value it cannot have, ignored', where, value);
  return undefined;
}

/** Whether the keyword has no effect without another one that the schema lacks. */
function isAlone(schema: JsonObject, keyword: string): boolean {
  return DEPENDENT.get(keyword)?.every((other) => member(schema, other) === undefined) ?? false;
}

/** Adds a warning; `found` is shown as short JSON. */
export function warn(repair: Pick<Repair, 'warnings'>, reason: string, where: Pointer, found?: Json): void {
  repair.warnings.push({ reason, pointer: where, found: found === undefined ? '' : JSON.stringify(found).slice(0, 80) });
}
