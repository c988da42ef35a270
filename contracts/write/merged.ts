import { canonical, isArray, isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { normalisedPact } from '../../src/pact/pact.ts';

/** One pact of the parts that tests wrote, each into a folder of its own; throws where one interaction has two contents, or as many as `count` are not there. */
export function mergedPacts(parts: readonly JsonObject[], count: number): JsonObject {
  const [first] = parts;
  if (first === undefined) throw new Error('The consumer tests wrote no pact.');
  const found = new Map<string, Json>();
  for (const each of parts.flatMap(interactionsIn)) {
    const key = canonical([member(each, 'description') ?? null, member(each, 'providerStates') ?? null]);
    const known = found.get(key);
    if (known !== undefined && canonical(known) !== canonical(each)) throw new Error(`Two interactions have one name: ${key}`);
    found.set(key, each);
  }
  if (found.size !== count) throw new Error(`${count} interactions were tested, and ${found.size} are written: some are lost.`);
  return normalisedPact({ ...first, interactions: [...found.values()] });
}

function interactionsIn(pact: JsonObject): readonly Json[] {
  const interactions = member(pact, 'interactions');
  return isArray(interactions) ? interactions.filter(isObject) : [];
}
