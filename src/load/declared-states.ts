import type { State } from '../model/format.ts';
import { addProblem, type Build, known } from './build.ts';
import { type DescribedValue, elementsOf, flagAt, membersOf, textsAt, valueBelow } from './described-value.ts';
import { sourceAt } from './source.ts';

/** The provider states that the description declares, by name. */
export function declaredStates(spot: DescribedValue): ReadonlyMap<string, State> {
  return new Map(
    membersOf(spot).map(([name, each]): [string, State] => [
      name,
      {
        name,
        values: textsAt(valueBelow(each, 'values')),
        shared: flagAt(valueBelow(each, 'shared'), false),
        source: sourceAt(valueBelow(each, 'source')),
        pointer: each.pointer,
      },
    ]),
  );
}

/** The state names of a request or case. Reports undeclared states, and a second state that answers `apiKey`. */
export function statesNamed(build: Build, spot: DescribedValue): readonly string[] {
  const names = elementsOf(spot).flatMap((each) => known(build, each, 'state', build.states.keys()) ?? []);
  const withKey = names.filter((name) => build.states.get(name)?.values.includes('apiKey'));
  if (withKey.length > 1) addProblem(build, { ...spot, value: withKey }, 'Only one state of a request may answer "apiKey".');
  return names;
}

/** The names of all values that these states answer. */
export function valuesOf(build: Pick<Build, 'states'>, names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => build.states.get(name)?.values ?? []))];
}
