import { pointer, tokens } from '../json/pointer.ts';
import type { RequestLocation } from '../model/format.ts';
import { bodySpot } from './body.ts';
import { addProblem, type Build, type Sketch } from './build.ts';
import type { DescribedValue } from './described-value.ts';
import { textAt } from './described-value.ts';
import { parameterSpots } from './parameters.ts';

const PARTS = ['/path/…', '/query/…', '/header/…', '/body', '/body/…'];

/** A place in an operation's request as it is written; one that does not parse, or that the operation does not have, is noted. */
export function placeAt(build: Build, operation: Sketch, spot: DescribedValue): RequestLocation {
  const place = textAt(spot);
  if (place !== undefined) checkPlace(build, operation, place, spot);
  return place ?? '';
}

/** The same for a place that is the name of a member. */
export function checkPlace(build: Build, operation: Sketch, place: RequestLocation, spot: DescribedValue): void {
  const [part, name, ...rest] = tokens(place);
  const named = { value: place, pointer: spot.pointer };
  switch (part) {
    case 'body':
      if (bodySpot(build, operation).value === undefined) addProblem(build, named, `The operation ${operation.id} takes no body.`);
      return;
    case 'path':
    case 'query':
    case 'header':
      if (name === undefined || rest.length > 0) addProblem(build, named, 'A place names one parameter.', PARTS);
      else checkParameter(build, operation, part, name, named);
      return;
    default:
      addProblem(build, named, 'This is no place in a request.', PARTS);
  }
}

function checkParameter(build: Build, operation: Sketch, part: string, name: string, named: DescribedValue): void {
  const places = parameterSpots(build, operation).map(({ in: where, name: each }) => pointer(where, each));
  if (!places.includes(pointer(part, name))) addProblem(build, named, `The operation ${operation.id} has no such parameter.`, places);
}
