import { type JsonObject, member } from '../json/json.ts';
import type { Parameter } from '../model/format.ts';
import { possibleSchemaValues } from '../schema/applicable.ts';
import { addProblem, type Build } from './build.ts';
import { type DescribedValue, valueBelow } from './described-value.ts';

/** How lists are serialized, by the parameter's `in`: OpenAPI's defaults. */
const SERIALIZATION = {
  path: { style: 'simple', explode: false },
  query: { style: 'form', explode: true },
  header: { style: 'simple', explode: false },
} as const satisfies Readonly<Record<Parameter['in'], unknown>>;

/** Reports parameters that errspec would not send as described: lists have one serialization per `in`, objects have none. */
export function checkSerialization(build: Pick<Build, 'document' | 'problems'>, spot: DescribedValue, kind: Parameter['in']): void {
  const { style, explode } = SERIALIZATION[kind];
  const [styled, exploded] = [valueBelow(spot, 'style'), valueBelow(spot, 'explode')];
  if (styled.value !== undefined && styled.value !== style)
    addProblem(build, styled, 'errspec does not support this style of a parameter.', [style]);
  const schema = valueBelow(spot, 'schema');
  const possible = possibleSchemaValues(build.document, schema.value);
  const lists = possible.filter(isListSchema);
  // In a path and a header, `explode` makes no difference to a list.
  if (kind === 'query' && exploded.value === !explode && lists.length > 0)
    addProblem(build, exploded, 'A list in the query can only be sent as a repeated parameter.', [explode]);
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
