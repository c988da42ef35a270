import { isObject, member } from '../json/json.ts';
import type { Response } from '../model/format.ts';
import { isJsonMediaType } from './body.ts';
import { addProblem, type Build, follow, type Sketch } from './build.ts';
import { type DescribedValue, membersOf, valueBelow } from './described-value.ts';
import { GENERAL } from './documents/repair-responses.ts';

/** The documented answers of an operation, one for each status and media type, JSON first. Reports `default` and ranges of statuses. */
export function responses(build: Build, operation: Sketch): readonly Response[] {
  const spot = valueBelow(operation.spot, 'responses');
  const found = membersOf(spot).flatMap(([status, each]) => (status.startsWith('x-') ? [] : responsesAt(build, status, each)));
  if (!found.some(({ status }) => status >= 200 && status < 300))
    addProblem(build, { ...spot, value: undefined }, `The operation ${operation.id} documents no success (2xx) response.`);
  return found;
}

function responsesAt(build: Build, status: string, spot: DescribedValue): readonly Response[] {
  if (!/^[1-5]\d\d$/.test(status)) {
    addProblem(
      build,
      { value: status, pointer: spot.pointer },
      'A response needs a single status such as 404, so that undocumented statuses can be detected.',
    );
    return [];
  }
  const content = membersOf(valueBelow(follow(build, spot), 'content'));
  const general = member(spot.value, GENERAL) === undefined ? {} : ({ isGeneral: true } as const);
  if (content.length === 0)
    return [{ status: Number(status), mediaType: undefined, schema: undefined, schemaPointer: undefined, ...general }];
  const json = content.filter(([mediaType]) => isJsonMediaType(mediaType));
  const others = content.filter(([mediaType]) => !isJsonMediaType(mediaType));
  return [...json, ...others].map(([mediaType, each]) => ({
    ...response(Number(status), mediaType, valueBelow(each, 'schema')),
    ...general,
  }));
}

function response(status: number, mediaType: string, spot: DescribedValue): Response {
  const { value } = spot;
  const schema = isObject(value) || typeof value === 'boolean' ? value : undefined;
  return { status, mediaType, schema, schemaPointer: schema === undefined ? undefined : spot.pointer };
}
