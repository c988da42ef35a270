import type { Parameter } from '../model/format.ts';
import { addProblem, type Build, follow } from './build.ts';
import { type DescribedValue, elementsOf, textsAt, valueBelow } from './described-value.ts';

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
  const lists = described(build, schema).filter(isListSchema);
  // In a path and a header, `explode` makes no difference to a list.
  if (kind === 'query' && exploded.value === !explode && lists.length > 0)
    addProblem(build, exploded, 'A list in the query can only be sent as a repeated parameter.', [explode]);
  const inner = lists.flatMap((list) => described(build, valueBelow(list, 'items')));
  if (described(build, schema).some(isObjectSchema) || inner.some((each) => isListSchema(each) || isObjectSchema(each)))
    addProblem(build, schema, 'A parameter cannot be an object or a list of lists.');
}

/** Schemas may refer to themselves; no description nests `$ref`, `allOf` and alternatives deeper than this. */
const DEEPEST = 8;

/** All schemas that may apply to the same value: the schema, the target of its `$ref`, its `allOf` and its alternatives. */
function described(build: Pick<Build, 'document'>, spot: DescribedValue, depth = 0): readonly DescribedValue[] {
  const schema = follow(build, spot);
  if (schema.value === undefined || depth > DEEPEST) return [];
  const beside = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => elementsOf(valueBelow(schema, keyword)));
  return [schema, ...beside.flatMap((each) => described(build, each, depth + 1))];
}

function isListSchema(schema: DescribedValue): boolean {
  return valueBelow(schema, 'items').value !== undefined || textsAt(valueBelow(schema, 'type')).includes('array');
}

function isObjectSchema(schema: DescribedValue): boolean {
  return valueBelow(schema, 'properties').value !== undefined || textsAt(valueBelow(schema, 'type')).includes('object');
}
