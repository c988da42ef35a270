import type { RequestLocation } from '../model/format.ts';
import { addProblem, type Build, type Sketch } from './build.ts';
import { valuesOf } from './declared-states.ts';
import { type DescribedValue, membersOf, oneOrMany } from './described-value.ts';
import { requestLocation } from './request-location.ts';

type Binds = ReadonlyMap<string, readonly RequestLocation[]>;

/** `bind`: the request locations that receive values of provider states. Reports a value that is not in `answered`. `operation` is absent for a shared case. */
export function bindsAt(build: Build, operation: Sketch | undefined, spot: DescribedValue, answered: readonly string[]): Binds {
  return new Map(
    membersOf(spot).map(([value, locations]): [string, readonly RequestLocation[]] => {
      if (!answered.includes(value))
        addProblem(build, { value, pointer: locations.pointer }, 'No state used here answers a value with this name.', answered);
      return [value, oneOrMany(locations).flatMap((each) => locationIn(build, operation, each))];
    }),
  );
}

function locationIn(build: Build, operation: Sketch | undefined, spot: DescribedValue): readonly RequestLocation[] {
  if (typeof spot.value !== 'string') return [];
  return [operation === undefined ? spot.value : requestLocation(build, operation, spot)];
}

/** Reports states none of whose values is used: such a state would not change the request. */
export function checkUsed(build: Build, states: readonly string[], bind: Binds, spot: DescribedValue): void {
  for (const name of states) {
    const values = valuesOf(build, [name]);
    const used = values.some((value) => value === 'apiKey' || bind.has(value));
    if (values.length > 0 && !used)
      addProblem(
        build,
        { ...spot, value: name },
        `The request uses no value of the state "${name}". Add "bind" with the location of at least one of its values.`,
        values,
      );
  }
}
