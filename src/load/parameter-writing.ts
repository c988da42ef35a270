import type { Parameter } from '../model/format.ts';
import { addProblem, type Build, follow } from './build.ts';
import { type DescribedValue, elementsOf, textsAt, valueBelow } from './described-value.ts';

/** How lists are written, by place: of the ways that OpenAPI has, the default. */
const WRITING = {
  path: { style: 'simple', explode: false },
  query: { style: 'form', explode: true },
  header: { style: 'simple', explode: false },
} as const satisfies Readonly<Record<Parameter['in'], unknown>>;

/** Notes parameters that would be sent otherwise than they are described: lists are written in one way for each place, objects in none. */
export function checkWriting(build: Build, spot: DescribedValue, kind: Parameter['in']): void {
  const { style, explode } = WRITING[kind];
  const [styled, exploded] = [valueBelow(spot, 'style'), valueBelow(spot, 'explode')];
  if (styled.value !== undefined && styled.value !== style)
    addProblem(build, styled, 'Parameters cannot be written in this style.', [style]);
  const schema = valueBelow(spot, 'schema');
  const lists = described(build, schema).filter(isListSchema);
  // In a path and a header a list looks alike either way.
  if (kind === 'query' && exploded.value === !explode && lists.length > 0)
    addProblem(build, exploded, 'A list in the query can only be sent as one parameter several times.', [explode]);
  const inner = lists.flatMap((list) => described(build, valueBelow(list, 'items')));
  if (described(build, schema).some(isObjectSchema) || inner.some((each) => isListSchema(each) || isObjectSchema(each)))
    addProblem(build, schema, 'Objects and lists of lists cannot be sent as a parameter.');
}

/** Schemas may refer to themselves: deeper than this nothing new is said of the same value. */
const DEEPEST = 8;

/** The schema and all that describe the same value beside it: what it refers to, its parts and its alternatives. */
function described(build: Build, spot: DescribedValue, depth = 0): readonly DescribedValue[] {
  const schema = follow(build, spot);
  if (schema.value === undefined || depth > DEEPEST) return [];
  const beside = ['allOf', 'anyOf', 'oneOf'].flatMap((word) => elementsOf(valueBelow(schema, word)));
  return [schema, ...beside.flatMap((each) => described(build, each, depth + 1))];
}

function isListSchema(schema: DescribedValue): boolean {
  return valueBelow(schema, 'items').value !== undefined || textsAt(valueBelow(schema, 'type')).includes('array');
}

function isObjectSchema(schema: DescribedValue): boolean {
  return valueBelow(schema, 'properties').value !== undefined || textsAt(valueBelow(schema, 'type')).includes('object');
}
