import { type Pointer, pointer } from '../json/pointer.ts';
import type { Link, Place } from '../model/format.ts';
import { type Build, follow, known, refuse, type Sketch } from './build.ts';
import { parameterSpots } from './parameters.ts';
import { checkPlace } from './place.ts';
import { below, elements, members, type Spot, text } from './spot.ts';

type Value = { readonly from: 'request' | 'answer'; readonly at: Pointer };

/** The links of an operation's success responses, by name; the first of a name wins. */
export function linksOf(build: Build, operation: Sketch): ReadonlyMap<string, Link> {
  const found = new Map<string, Link>();
  for (const [status, response] of members(below(operation.spot, 'responses'))) {
    if (!/^2\d\d$/.test(status)) continue;
    for (const [name, spot] of members(below(follow(build, response), 'links'))) {
      const link = linkAt(build, name, follow(build, spot));
      if (!found.has(name)) found.set(name, link);
    }
  }
  return found;
}

function linkAt(build: Build, name: string, spot: Spot): Link {
  const id = below(spot, 'operationId');
  if (id.value === undefined) refuse(build, spot, `The link ${name} needs an "operationId" (an "operationRef" is not followed).`);
  const body = below(spot, 'requestBody');
  if (body.value !== undefined) refuse(build, body, 'A link gives values for single places: write "body#/member" under "parameters".');
  const operation = known(build, id, 'operation', build.operations.keys()) ?? '';
  const target = build.operations.get(operation);
  const bind = members(below(spot, 'parameters')).flatMap(([parameter, value]): [Place, Value][] => {
    const place = target === undefined ? undefined : placeOf(build, target, parameter, value);
    const from = valueOf(build, value);
    return place === undefined || from === undefined ? [] : [[place, from]];
  });
  return { name, operation, bind: new Map(bind), each: text(below(spot, 'x-each')) };
}

/** `id`, `path.id`, `query.x`, or (ours) `body#/member`. */
function placeOf(build: Build, target: Sketch, parameter: string, spot: Spot): Place | undefined {
  if (parameter.startsWith('body#')) {
    const place = `/body${parameter.slice('body#'.length)}`;
    checkPlace(build, target, place, { value: place, pointer: spot.pointer });
    return place;
  }
  const spots = parameterSpots(build, target);
  const found = spots.find(({ in: part, name }) => parameter === `${part}.${name}`) ?? spots.find(({ name }) => parameter === name);
  if (found !== undefined) return pointer(found.in, found.name);
  refuse(
    build,
    { value: parameter, pointer: spot.pointer },
    `The operation ${target.id} has no such parameter.`,
    spots.map(({ name }) => name),
  );
  return undefined;
}

const EXPRESSIONS = ['$response.body#/…', '$request.body#/…', '$request.path.…', '$request.query.…', '$request.header.…'];

/** A runtime expression of OpenAPI, as where its value stands. */
function valueOf(build: Build, spot: Spot): Value | undefined {
  const expression = text(spot) ?? '';
  const body = /^\$(request|response)\.body(?:#((?:\/[^/]*)*))?$/.exec(expression);
  if (body !== null)
    return body[1] === 'response' ? { from: 'answer', at: body[2] ?? '' } : { from: 'request', at: `/body${body[2] ?? ''}` };
  const parameter = /^\$request\.(path|query|header)\.(.+)$/.exec(expression);
  if (parameter !== null) return { from: 'request', at: pointer(parameter[1] ?? '', parameter[2] ?? '') };
  refuse(build, spot, 'This is no runtime expression that can be followed.', EXPRESSIONS);
  return undefined;
}

/** The link that a word of the operation names (`x-cleanup`, `x-read-back.link`); an unknown one is noted. */
export function linkNamed(build: Build, spot: Spot, links: ReadonlyMap<string, Link>): Link | undefined {
  const name = known(build, spot, 'link of a success response', links.keys());
  return name === undefined ? undefined : links.get(name);
}

/** The same for a list of names. */
export function linksNamed(build: Build, spot: Spot, links: ReadonlyMap<string, Link>): readonly Link[] {
  return elements(spot).flatMap((each) => linkNamed(build, each, links) ?? []);
}
