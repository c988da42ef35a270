import { type JsonObject, member } from '../json/json.ts';
import type { Parameter } from '../model/format.ts';
import { possibleSchemaValues } from '../schema/applicable.ts';
import { addProblem, type Build } from './build.ts';
import { type DescribedValue, valueBelow } from './described-value.ts';

/** The style in which a parameter is serialized, by its `in`: OpenAPI's defaults. */
const STYLES = { path: 'simple', query: 'form', header: 'simple' } as const satisfies Readonly<Record<Parameter['in'], string>>;

/** Reports parameters that errspec would not send as described: lists have one style per `in`, objects have none. */
export function checkSerialization(build: Pick<Build, 'document' | 'problems'>, spot: DescribedValue, kind: Parameter['in']): void {
  const style = STYLES[kind];
  const styled = valueBelow(spot, 'style');
  if (styled.value !== undefined && styled.value !== style)
    addProblem(build, styled, 'errspec does not support this style of a parameter.', [style]);
  const schema = valueBelow(spot, 'schema');
  const possible = possibleSchemaValues(build.document, schema.value);
  const lists = possible.filter(isListSchema);
  const inner = lists.flatMap((list) => possibleSchemaValues(build.document, member(list, 'items')));
  if (possible.some(isObjectSchema) || inner.some((each) => isListSchema(each) || isObjectSchema(each)))
    addProblem(build, schema, 'A parameter cannot be an object or a list of lists.');
}

function isListSchema(schema: JsonObject): boolean {
  return member(schema, 'items') !== undefined || hasType(schema, 'array');
}

function isObjectSchema(schema: JsonObject): boolean {
  return member(schema, 'properties') !== undefined || hasType(schema, 'object');
}

function hasType(schema: JsonObject, type: string): boolean {
  return [member(schema, 'type')].flat().includes(type);
}
