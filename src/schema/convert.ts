import { isArray, isObject, type Json, type JsonObject } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import type { Format, Schema } from '../model/format.ts';
import { branched } from './branches.ts';
import { DROPPED, LISTS, MAPS, SINGLE } from './keywords.ts';
import { isLeftOut } from './left-out.ts';
import { refOf } from './resolve.ts';

/** What a schema is turned for: the description it stands in, and how a `$ref` to a place is spelled for the validator. */
export interface Conversion {
  readonly format: Pick<Format, 'document'>;
  readonly refer: (where: Pointer) => string;
}

/** The schema as a JSON Schema validator takes it in strict mode: OpenAPI keywords gone, references respelled, branches chosen by what tells them apart. */
export function converted(conversion: Conversion, schema: Schema): Schema {
  if (!isObject(schema)) return schema;
  const chosen = branched(conversion.format, schema);
  const entries = Object.entries(chosen).flatMap(([keyword, value]): [string, Json][] =>
    DROPPED.has(keyword) || keyword.startsWith('x-') ? [] : [[keyword, keywordOf(conversion, chosen, keyword, value)]],
  );
  return Object.fromEntries(entries);
}

function keywordOf(conversion: Conversion, schema: JsonObject, keyword: string, value: Json): Json {
  if (keyword === '$ref') {
    const where = refOf(schema);
    return where === undefined ? value : conversion.refer(where);
  }
  if (MAPS.has(keyword) && isObject(value)) return mapped(conversion, keyword, value);
  if (SINGLE.has(keyword)) return inner(conversion, value);
  if (LISTS.has(keyword) && isArray(value)) return value.map((each) => inner(conversion, each));
  return value;
}

function mapped(conversion: Conversion, keyword: string, schemas: JsonObject): JsonObject {
  const isOpen = (value: Json) => keyword === 'properties' && isLeftOut(value);
  return Object.fromEntries(Object.entries(schemas).map(([name, value]) => [name, isOpen(value) || inner(conversion, value)]));
}

function inner(conversion: Conversion, value: Json): Json {
  return isObject(value) ? converted(conversion, value) : value;
}
