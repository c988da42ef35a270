import type { RequestLocation } from '../model/format.ts';
import { addProblem, type Build, type Sketch } from './build.ts';
import { valuesOf } from './declared-states.ts';
import { type DescribedValue, membersOf, oneOrMany } from './described-value.ts';
import { placeAt } from './place.ts';

type Binds = ReadonlyMap<string, readonly RequestLocation[]>;

/** Where values of states go. A value that none of `answered` is called is noted; `operation` is absent where a case holds for several. */
export function bindsAt(build: Build, operation: Sketch | undefined, spot: DescribedValue, answered: readonly string[]): Binds {
  return new Map(
    membersOf(spot).map(([value, places]): [string, readonly RequestLocation[]] => {
      if (!answered.includes(value))
        addProblem(build, { value, pointer: places.pointer }, 'No state that holds here answers a value of this name.', answered);
      return [value, oneOrMany(places).flatMap((each) => placed(build, operation, each))];
    }),
  );
}

function placed(build: Build, operation: Sketch | undefined, spot: DescribedValue): readonly RequestLocation[] {
  if (typeof spot.value !== 'string') return [];
  return [operation === undefined ? spot.value : placeAt(build, operation, spot)];
}

/** Notes states none of whose values is used: they would change nothing of the request. */
export function checkUsed(build: Build, states: readonly string[], bind: Binds, spot: DescribedValue): void {
  for (const name of states) {
    const values = valuesOf(build, [name]);
    const used = values.some((value) => value === 'apiKey' || bind.has(value));
    if (values.length > 0 && !used)
      addProblem(
        build,
        { ...spot, value: name },
        `No value of the state "${name}" is bound to a place of the request; "bind" must say where it goes.`,
        values,
      );
  }
}
