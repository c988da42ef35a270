import type { ErrorFormatKeywords } from '../../specs/extension.ts';
import type { State } from '../model/format.ts';
import { addProblem, type Build, known } from './build.ts';
import { type DescribedValue, describedEntries, describedItems } from './described-value.ts';

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
