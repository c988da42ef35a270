import type { ErrorCaseKeywords, ErrorFormatKeywords } from '../../specs/extension.ts';
import type { RequestLocation, State } from '../model/format.ts';
import { addProblem, type Build, type DescribedOperation, known } from './build.ts';
import { type DescribedValue, describedEntries, describedItems } from './described-value.ts';
import { checkLocation } from './request-location.ts';

/** The provider states that the description declares, by name. */
export function declaredStates(states: DescribedValue<ErrorFormatKeywords['states']>): ReadonlyMap<string, State> {
  return new Map(describedEntries(states).map(([name, { value, pointer }]) => [name, { name, ...value, pointer }]));
}

/** The state names of a request or case. Reports undeclared states, and a second state that answers `apiKey`. */
export function checkStates(build: Build, states: DescribedValue<readonly string[]>): readonly string[] {
  for (const each of describedItems(states)) known(build, each, 'state', build.states.keys());
  const withKey = states.value.filter((name) => build.states.get(name)?.values.includes('apiKey'));
  if (withKey.length > 1)
    addProblem(build, { value: withKey, pointer: states.pointer }, 'Only one state of a request may answer "apiKey".');
  return states.value;
}

/** The names of all values that these states answer. */
export function valuesOf(build: Pick<Build, 'states'>, names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => build.states.get(name)?.values ?? []))];
}

type Binds = ReadonlyMap<string, readonly RequestLocation[]>;

/** `bind`: the request locations that receive values of provider states. Reports a value that is not in `answered`. `operation` is absent for a shared case. */
export function bindsAt(
  build: Build,
  operation: DescribedOperation | undefined,
  bind: DescribedValue<ErrorCaseKeywords['bind']>,
  answered: readonly string[],
): Binds {
  return new Map(
    describedEntries(bind).map(([name, { value, pointer }]): [string, readonly RequestLocation[]] => {
      if (!answered.includes(name))
        addProblem(build, { value: name, pointer }, 'No state used here answers a value with this name.', answered);
      const locations = typeof value === 'string' ? [{ value, pointer }] : describedItems({ value, pointer });
      if (operation !== undefined) for (const location of locations) checkLocation(build, operation, location.value, location);
      return [name, locations.map((location) => location.value)];
    }),
  );
}

/** Reports states none of whose values is used: such a state would not change the request. */
export function checkUsed(build: Build, states: DescribedValue<readonly string[]>, bind: Binds): void {
  for (const name of states.value) {
    const values = valuesOf(build, [name]);
    const used = values.some((value) => value === 'apiKey' || bind.has(value));
    if (values.length > 0 && !used)
      addProblem(
        build,
        { value: name, pointer: states.pointer },
        `The request uses no value of the state "${name}". Add "bind" with the location of at least one of its values.`,
        values,
      );
  }
}
