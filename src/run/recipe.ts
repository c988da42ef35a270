import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import type { PayloadOrigin, Probe, Scenario } from '../model/probe.ts';

/** A scenario that can be run again, with the shared scenarios whose answers it needs. */
export interface Recipe {
  readonly scenario: Scenario;
  readonly shared: readonly Scenario[];
}

/**
 * The recipe of a finding, from a report that matches its schema; `undefined` for a finding of an aggregate requirement, which has none.
 */
export function recipeFrom(recipe: Json): Recipe | undefined {
  if (!isObject(recipe)) return undefined;
  const shared = member(recipe, 'shared');
  return {
    scenario: scenarioFrom(recipe, false),
    shared: (isArray(shared) ? shared : []).flatMap((each) => (isObject(each) ? [scenarioFrom(each, true)] : [])),
  };
}

/** The report's schema has checked the kinds and types of all members: hence the assertions on `steps` and `drawn`. */
function scenarioFrom(recipe: JsonObject, shared: boolean): Scenario {
  const operation = member(recipe, 'operation');
  const broughtBy = member(recipe, 'broughtBy');
  const drawn = member(recipe, 'drawn');
  return {
    id: String(member(recipe, 'scenario') ?? ''),
    operation: typeof operation === 'string' ? operation : undefined,
    steps: (member(recipe, 'steps') ?? []) as unknown as readonly Probe[],
    states: textsOf(recipe, 'states'),
    uses: textsOf(recipe, 'uses'),
    shared,
    covers: [],
    broughtBy: typeof broughtBy === 'string' ? broughtBy : undefined,
    assumed: false,
    writes: member(recipe, 'writes') === true,
    ...(isObject(drawn) ? { drawn: drawn as unknown as PayloadOrigin } : {}),
  };
}

function textsOf(recipe: JsonObject, name: string): readonly string[] {
  const list = member(recipe, name);
  return isArray(list) ? list.map(String) : [];
}
