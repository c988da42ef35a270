import { canonical, isArray, isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { normalisedPact } from '../../src/pact/pact.ts';

/** Merges the pacts that the tests wrote. Throws if two interactions have the same name and different contents, or if there are not exactly `count`. */
export function mergedPacts(parts: readonly JsonObject[], count: number): JsonObject {
  const [first] = parts;
  if (first === undefined) throw new Error('The consumer tests wrote no pact.');
  const found = new Map<string, Json>();
  for (const each of parts.flatMap(interactionsIn)) {
    const key = canonical([member(each, 'description') ?? null, member(each, 'providerStates') ?? null]);
    const known = found.get(key);
    if (known !== undefined && canonical(known) !== canonical(each))
      throw new Error(`Two interactions have the same name and different contents: ${key}`);
    found.set(key, each);
  }
  if (found.size !== count) throw new Error(`${count} interactions were tested, but ${found.size} were written.`);
  return normalisedPact({ ...first, interactions: [...found.values()] });
}

function interactionsIn(pact: JsonObject): readonly Json[] {
  const interactions = member(pact, 'interactions');
  return isArray(interactions) ? interactions.filter(isObject) : [];
}
