import type { Parameter } from '../model/format.ts';
import { type Build, follow, refuse } from './build.ts';
import { below, elements, type Spot, texts } from './spot.ts';

/** How lists are written, by place: of the ways that OpenAPI has, the default. */
const WRITING = {
  path: { style: 'simple', explode: false },
  query: { style: 'form', explode: true },
  header: { style: 'simple', explode: false },
} as const satisfies Readonly<Record<Parameter['in'], unknown>>;

/** Notes parameters that would be sent otherwise than they are described: lists are written in one way for each place, objects in none. */
export function checkWriting(build: Build, spot: Spot, kind: Parameter['in']): void {
  const { style, explode } = WRITING[kind];
  const [styled, exploded] = [below(spot, 'style'), below(spot, 'explode')];
  if (styled.value !== undefined && styled.value !== style) refuse(build, styled, 'Parameters cannot be written in this style.', [style]);
  const schema = below(spot, 'schema');
  const lists = described(build, schema).filter(isListSchema);
  // In a path and a header a list looks alike either way.
  if (kind === 'query' && exploded.value === !explode && lists.length > 0)
    refuse(build, exploded, 'A list in the query can only be sent as one parameter several times.', [explode]);
  const inner = lists.flatMap((list) => described(build, below(list, 'items')));
  if (described(build, schema).some(isObjectSchema) || inner.some((each) => isListSchema(each) || isObjectSchema(each)))
    refuse(build, schema, 'Objects and lists of lists cannot be sent as a parameter.');
}

/** Schemas may refer to themselves: deeper than this nothing new is said of the same value. */
const DEEPEST = 8;

/** The schema and all that describe the same value beside it: what it refers to, its parts and its alternatives. */
function described(build: Build, spot: Spot, depth = 0): readonly Spot[] {
  const schema = follow(build, spot);
  if (schema.value === undefined || depth > DEEPEST) return [];
  const beside = ['allOf', 'anyOf', 'oneOf'].flatMap((word) => elements(below(schema, word)));
  return [schema, ...beside.flatMap((each) => described(build, each, depth + 1))];
}

function isListSchema(schema: Spot): boolean {
  return below(schema, 'items').value !== undefined || texts(below(schema, 'type')).includes('array');
}

function isObjectSchema(schema: Spot): boolean {
  return below(schema, 'properties').value !== undefined || texts(below(schema, 'type')).includes('object');
}
