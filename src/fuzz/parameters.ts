import type fc from 'fast-check';
import type { Operation } from '../model/format.ts';
import type { PlanContext } from '../plan/context.ts';
import { invalidIdScenario } from '../plan/derive/parameters.ts';
import { choiceKey } from './choice-keys.ts';
import { ChoiceArbitrary, type ChoiceSource } from './choices.ts';
import { invalidId } from './invalid-ids.ts';
import type { Payload } from './payload.ts';
import { queryGenerator } from './query.ts';

type PayloadGenerator = (source: ChoiceSource) => Payload;

const WHICH_PARAMETER = choiceKey('which parameter', 'shape');

/**
 * Queries of one operation, valid or with one to three parameters broken, and texts in its path that are no ids. `undefined` if the operation has no
 * such parameters.
 */
export function parametersArbitrary(context: PlanContext, operation: Operation): fc.Arbitrary<Payload> | undefined {
  const inQuery = queryGenerator(context, operation);
  const generators = operation.parameters.flatMap((parameter): readonly PayloadGenerator[] => {
    switch (parameter.in) {
      case 'query':
        // Twice, since queries vary more than paths.
        return inQuery === undefined ? [] : [inQuery, inQuery];
      case 'path':
        return [(source) => invalidIdPayload(context, operation, { parameter, invalidId: invalidId(source) })];
      case 'header':
        return [];
      default:
        return parameter.in satisfies never;
    }
  });
  const byKind = [...generators.filter((each) => each === inQuery), ...generators.filter((each) => each !== inQuery)];
  const [first] = byKind;
  if (first === undefined) return undefined;
  return new ChoiceArbitrary((source) => (byKind[source.choose(WHICH_PARAMETER, byKind.length)] ?? first)(source));
}

function invalidIdPayload(context: PlanContext, operation: Operation, parts: Omit<Parameters<typeof invalidIdScenario>[2], 'id'>): Payload {
  return { scenario: (number) => invalidIdScenario(context, operation, { id: `fuzz/parameters/${number}`, ...parts }) };
}

/** The size of the campaign in tenths of the wanted size: two for each parameter of the query, one for each of the path, at most ten. */
export function tenthsOf({ parameters }: Operation): number {
  const count = (location: string) => parameters.filter((each) => each.in === location).length;
  return Math.min(10, 2 * count('query') + count('path'));
}
