import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { withoutReadOnly } from '../schema/directions.ts';
import { bodySpot, jsonContent } from './body.ts';
import { type Build, follow, type Sketch } from './build.ts';
import { type DescribedValue, elementsOf, membersOf, valueBelow } from './described-value.ts';
import { parameterSpots } from './parameters.ts';

/** The body that the description gives as an example: of the media type, the first of several, or of the schema; without `readOnly` members, since it may show what is answered. */
export function exampleBody(build: Build, operation: Sketch): Json | undefined {
  const content = jsonContent(bodySpot(build, operation));
  if (content === undefined) return undefined;
  const schema = valueBelow(content[1], 'schema');
  const example = exampleOf(build, content[1]) ?? schemaExample(build, schema);
  return example === undefined ? undefined : withoutReadOnly(build.document, schema.pointer, example);
}

/** The parameters of one part (`path`, `query`, `header`) that have an example; of those that may be missing only those with an example of their own. */
export function exampleParameters(build: Build, operation: Sketch, part: string): JsonObject {
  const found = parameterSpots(build, operation).flatMap(({ in: place, name, spot }): [string, Json][] => {
    if (place !== part) return [];
    const needed = part === 'path' || valueBelow(spot, 'required').value === true;
    const value = exampleOf(build, spot) ?? (needed ? schemaExample(build, valueBelow(spot, 'schema')) : undefined);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(found);
}

function exampleOf(build: Build, spot: DescribedValue): Json | undefined {
  const single = valueBelow(spot, 'example').value;
  if (single !== undefined) return single;
  for (const [, each] of membersOf(valueBelow(spot, 'examples'))) {
    const { value } = valueBelow(follow(build, each), 'value');
    if (value !== undefined) return value;
  }
  return undefined;
}

function schemaExample(build: Build, spot: DescribedValue): Json | undefined {
  const own = member(spot.value, 'example') ?? elementsOf(valueBelow(spot, 'examples'))[0]?.value;
  if (own !== undefined) return own;
  return isObject(spot.value) && typeof member(spot.value, '$ref') === 'string' ? schemaExample(build, follow(build, spot)) : undefined;
}
