import { pointer, tokens } from '../json/pointer.ts';
import type { RequestLocation } from '../model/format.ts';
import { bodySpot } from './body.ts';
import { addProblem, type Build, type Sketch } from './build.ts';
import type { DescribedValue } from './described-value.ts';
import { parameterSpots } from './parameters.ts';

const PARTS = ['/path/…', '/query/…', '/header/…', '/body', '/body/…'];

/** Reports a request location that is malformed or that the operation does not have. `spot` is where the description has it, as value or as name. */
export function checkLocation(build: Build, operation: Sketch, location: RequestLocation, spot: Pick<DescribedValue, 'pointer'>): void {
  const [part, name, ...rest] = tokens(location);
  const named = { value: location, pointer: spot.pointer };
  switch (part) {
    case 'body':
      if (bodySpot(build, operation).value === undefined) addProblem(build, named, `The operation ${operation.id} has no request body.`);
      return;
    case 'path':
    case 'query':
    case 'header':
      if (name === undefined || rest.length > 0) addProblem(build, named, 'A location outside the body must name one parameter.', PARTS);
      else checkParameter(build, operation, part, name, named);
      return;
    default:
      addProblem(build, named, 'This is not a location in a request.', PARTS);
  }
}

function checkParameter(build: Build, operation: Sketch, part: string, name: string, named: DescribedValue): void {
  const locations = parameterSpots(build, operation).map(({ in: where, name: each }) => pointer(where, each));
  if (!locations.includes(pointer(part, name)))
    addProblem(build, named, `The operation ${operation.id} has no parameter ${pointer(part, name)}.`, locations);
}
