import { type DescribedValue, elementsOf, membersOf } from './described-value.ts';

/** Members whose keys are names chosen by the author, not keywords. */
const MAPS = new Set([
  ...['properties', 'patternProperties', '$defs', 'dependentSchemas', 'schemas', 'paths', 'responses', 'parameters', 'requestBodies'],
  ...['headers', 'links', 'pathItems', 'securitySchemes', 'content', 'callbacks', 'examples'],
]);
/** Members that contain data, not parts of the description. */
const DATA = new Set(['example', 'default', 'const', 'enum', 'value', 'mapping']);

/** Calls `meet` for every object of the description, except those inside examples and extensions. */
export function walk(spot: DescribedValue, meet: (spot: DescribedValue) => void, names = false): void {
  for (const each of elementsOf(spot)) walk(each, meet);
  const inner = membersOf(spot);
  if (!names && inner.length > 0) meet(spot);
  for (const [name, each] of inner) {
    if (names) walk(each, meet);
    else if (!name.startsWith('x-') && !isData(name, each)) walk(each, meet, MAPS.has(name));
  }
}

/** The `examples` of a schema are a list of values; those of a media type are a map. */
function isData(name: string, spot: DescribedValue): boolean {
  return DATA.has(name) || (name === 'examples' && Array.isArray(spot.value));
}
