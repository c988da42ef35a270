import { type DescribedValue, elementsOf, membersOf } from './described-value.ts';

/** Members that map names to things, so that what looks like a word below them is a name. */
const MAPS = new Set([
  ...['properties', 'patternProperties', '$defs', 'dependentSchemas', 'schemas', 'paths', 'responses', 'parameters', 'requestBodies'],
  ...['headers', 'links', 'pathItems', 'securitySchemes', 'content', 'callbacks', 'examples'],
]);
/** Members that hold data, not description. */
const DATA = new Set(['example', 'default', 'const', 'enum', 'value', 'mapping']);

/** Meets every object of a description that OpenAPI gives a meaning: not what stands in examples and extensions. */
export function walk(spot: DescribedValue, meet: (spot: DescribedValue) => void, names = false): void {
  for (const each of elementsOf(spot)) walk(each, meet);
  const inner = membersOf(spot);
  if (!names && inner.length > 0) meet(spot);
  for (const [name, each] of inner) {
    if (names) walk(each, meet);
    else if (!name.startsWith('x-') && !isData(name, each)) walk(each, meet, MAPS.has(name));
  }
}

/** The `examples` of a schema are a list of values, those of a media type a map. */
function isData(name: string, spot: DescribedValue): boolean {
  return DATA.has(name) || (name === 'examples' && Array.isArray(spot.value));
}
