import { type Pointer, pointer } from '../json/pointer.ts';
import type { Link, RequestLocation } from '../model/format.ts';
import { addProblem, type Build, follow, known, type Sketch } from './build.ts';
import { type DescribedValue, describedItems, membersOf, textAt, valueBelow } from './described-value.ts';
import { parameterSpots } from './parameters.ts';
import { checkLocation } from './request-location.ts';

type Value = { readonly from: 'request' | 'answer'; readonly at: Pointer };

/** The links of an operation's success responses, by name; the first of a name wins. */
export function linksOf(build: Build, operation: Sketch): ReadonlyMap<string, Link> {
  const found = new Map<string, Link>();
  for (const [status, response] of membersOf(valueBelow(operation.spot, 'responses'))) {
    if (!/^2\d\d$/.test(status)) continue;
    for (const [name, spot] of membersOf(valueBelow(follow(build, response), 'links'))) {
      const link = linkAt(build, name, follow(build, spot));
      if (link !== undefined && !found.has(name)) found.set(name, link);
    }
  }
  return found;
}

function linkAt(build: Build, name: string, spot: DescribedValue): Link | undefined {
  const id = valueBelow(spot, 'operationId');
  if (id.value === undefined) addProblem(build, spot, `The link ${name} needs an "operationId" (errspec does not follow "operationRef").`);
  const body = valueBelow(spot, 'requestBody');
  if (body.value !== undefined)
    addProblem(build, body, 'errspec does not support the "requestBody" of a link. Write "body#/member" under "parameters" instead.');
  const operation = known(build, id, 'operation', build.operations.keys());
  const target = operation === undefined ? undefined : build.operations.get(operation);
  if (operation === undefined || target === undefined) return undefined;
  const bind = membersOf(valueBelow(spot, 'parameters')).flatMap(([parameter, value]): [RequestLocation, Value][] => {
    const location = locationOf(build, target, parameter, value);
    const from = valueOf(build, value);
    return location === undefined || from === undefined ? [] : [[location, from]];
  });
  return { name, operation, bind: new Map(bind), each: textAt(valueBelow(spot, 'x-each')) };
}

/** The location that a link parameter names: `id`, `path.id`, `query.x`, or (our extension) `body#/member`. */
function locationOf(build: Build, target: Sketch, parameter: string, spot: DescribedValue): RequestLocation | undefined {
  if (parameter.startsWith('body#')) {
    const location = `/body${parameter.slice('body#'.length)}`;
    checkLocation(build, target, location, spot);
    return location;
  }
  const spots = parameterSpots(build, target);
  const found = spots.find(({ in: part, name }) => parameter === `${part}.${name}`) ?? spots.find(({ name }) => parameter === name);
  if (found !== undefined) return pointer(found.in, found.name);
  addProblem(
    build,
    { value: parameter, pointer: spot.pointer },
    `The operation ${target.id} has no parameter "${parameter}".`,
    spots.map(({ name }) => name),
  );
  return undefined;
}

const EXPRESSIONS = ['$response.body#/…', '$request.body#/…', '$request.path.…', '$request.query.…', '$request.header.…'];

/** The location that a runtime expression of OpenAPI refers to. */
function valueOf(build: Build, spot: DescribedValue): Value | undefined {
  const expression = textAt(spot) ?? '';
  const body = /^\$(request|response)\.body(?:#((?:\/[^/]*)*))?$/.exec(expression);
  if (body !== null)
    return body[1] === 'response' ? { from: 'answer', at: body[2] ?? '' } : { from: 'request', at: `/body${body[2] ?? ''}` };
  const parameter = /^\$request\.(path|query|header)\.(.+)$/.exec(expression);
  if (parameter !== null) return { from: 'request', at: pointer(parameter[1] ?? '', parameter[2] ?? '') };
  addProblem(build, spot, 'This is not a runtime expression that errspec supports.', EXPRESSIONS);
  return undefined;
}

/** The link named by `x-cleanup` or `x-read-back.link`. Reports an unknown name. */
export function linkNamed(build: Build, spot: DescribedValue<string> | undefined, links: ReadonlyMap<string, Link>): Link | undefined {
  const name = spot === undefined ? undefined : known(build, spot, 'link of a success response', links.keys());
  return name === undefined ? undefined : links.get(name);
}

/** The links of a list of names (`x-gone`). Reports unknown names. */
export function linksNamed(build: Build, spot: DescribedValue<readonly string[]>, links: ReadonlyMap<string, Link>): readonly Link[] {
  return describedItems(spot).flatMap((each) => linkNamed(build, each, links) ?? []);
}
