import { isArray, isObject, type Json, type JsonObject } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import type { Format, Schema } from '../model/format.ts';
import { branched } from './branches.ts';
import { DROPPED, LISTS, MAPS, SINGLE } from './keywords.ts';
import { isOmitted } from './omitted.ts';
import { refOf } from './resolve.ts';

/** The description of the schema, and the validator's name for the schema at a location. */
export interface Conversion {
  readonly format: Pick<Format, 'document'>;
  readonly refer: (where: Pointer) => string;
}

/** The schema for a JSON Schema validator in strict mode: without OpenAPI keywords, with rewritten `$ref`s, with conditions instead of `oneOf` if possible. */
export function converted(conversion: Conversion, schema: Schema): Schema {
  if (!isObject(schema)) return schema;
  const schemaWithConditions = branched(conversion.format, schema);
  const entries = Object.entries(schemaWithConditions).flatMap(([keyword, value]): [string, Json][] =>
    DROPPED.has(keyword) || keyword.startsWith('x-') ? [] : [[keyword, keywordOf(conversion, schemaWithConditions, keyword, value)]],
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
  const isOpen = (value: Json) => keyword === 'properties' && isOmitted(value);
  return Object.fromEntries(Object.entries(schemas).map(([name, value]) => [name, isOpen(value) || inner(conversion, value)]));
}

function inner(conversion: Conversion, value: Json): Json {
  return isObject(value) ? converted(conversion, value) : value;
}
