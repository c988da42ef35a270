import { isObject } from '../json/json.ts';
import type { RequestBody } from '../model/format.ts';
import { isLinesMediaType } from '../model/lines.ts';
import { addProblem, type Build, follow, type Sketch } from './build.ts';
import { type DescribedValue, flagAt, membersOf, valueBelow } from './described-value.ts';

/** True for `application/json` and types that end in `+json`, with or without parameters. */
export function isJsonMediaType(mediaType: string): boolean {
  const bare = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return bare === 'application/json' || (bare.includes('/') && bare.endsWith('+json'));
}

/** The description of an operation's request body; its value is `undefined` if the operation takes none. */
export function bodySpot(build: Pick<Build, 'document'>, operation: Pick<Sketch, 'spot'>): DescribedValue {
  return follow(build, valueBelow(operation.spot, 'requestBody'));
}

/** The first JSON media type of a request body, else one of lines of JSON, with its media type object. */
export function jsonContent(body: DescribedValue): readonly [mediaType: string, spot: DescribedValue] | undefined {
  const content = membersOf(valueBelow(body, 'content'));
  return content.find(([mediaType]) => isJsonMediaType(mediaType)) ?? content.find(([mediaType]) => isLinesMediaType(mediaType));
}

/** The request body of an operation. Reports a body that has no JSON media type. */
export function requestBody(build: Build, operation: Sketch): RequestBody | undefined {
  const body = bodySpot(build, operation);
  if (body.value === undefined) return undefined;
  const content = jsonContent(body);
  const types = membersOf(valueBelow(body, 'content')).map(([mediaType]) => mediaType);
  if (content === undefined) {
    addProblem(
      build,
      { value: types, pointer: `${body.pointer}/content` },
      'A request body must have a JSON media type: errspec sends no others.',
      ['application/json'],
    );
    return undefined;
  }
  const [mediaType, spot] = content;
  const schema = valueBelow(spot, 'schema');
  const { value } = schema;
  if (value !== undefined && !isObject(value) && typeof value !== 'boolean')
    addProblem(build, schema, 'A schema must be an object, true or false.');
  return {
    required: flagAt(valueBelow(body, 'required'), false),
    mediaType,
    schema: isObject(value) || typeof value === 'boolean' ? value : true,
    pointer: schema.pointer,
  };
}
