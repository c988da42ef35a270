import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { withoutReadOnly } from '../schema/directions.ts';
import { bodySpot, jsonContent } from './body.ts';
import { type Build, follow, type Sketch } from './build.ts';
import { type DescribedValue, elementsOf, membersOf, valueBelow } from './described-value.ts';
import { parameterSpots } from './parameters.ts';

/**
 * The example body of an operation: of the media type (the first, if there are several) or of the schema. `readOnly` members are removed,
 * because the example may show an answer.
 */
export function exampleBody(build: Build, operation: Sketch): Json | undefined {
  const content = jsonContent(bodySpot(build, operation));
  if (content === undefined) return undefined;
  const schema = valueBelow(content[1], 'schema');
  const example = exampleOf(build, content[1]) ?? schemaExample(build, schema);
  return example === undefined ? undefined : withoutReadOnly(build.document, schema.pointer, example);
}

/** Examples of the parameters in `path`, `query` or `header`. An optional parameter needs an example of its own: that of its schema does not count. */
export function exampleParameters(build: Build, operation: Sketch, part: string): JsonObject {
  const found = parameterSpots(build, operation).flatMap(({ in: kind, name, spot }): [string, Json][] => {
    if (kind !== part) return [];
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
