import type fc from 'fast-check';
import type { Operation } from '../model/format.ts';
import type { PlanContext } from '../plan/context.ts';
import { noIdScenario } from '../plan/derive/parameters.ts';
import { CHOICE_KEYS } from './choice-keys.ts';
import { ChoiceArbitrary, type ChoiceSource } from './choices.ts';
import { noId } from './no-ids.ts';
import type { Payload } from './payload.ts';
import { queryMaker } from './query.ts';

type PayloadGenerator = (draw: ChoiceSource) => Payload;

/**
 * Queries of one operation, valid or with one to three parameters broken, and texts in its path that are no ids. `undefined` where it has no such
 * parameters, or is never sent without a state.
 */
export function parametersArbitrary(context: PlanContext, operation: Operation): fc.Arbitrary<Payload> | undefined {
  const inQuery = queryMaker(context, operation);
  const makers = operation.parameters.flatMap((parameter): readonly PayloadGenerator[] => {
    switch (parameter.in) {
      case 'query':
        // What stands beside what matters in a query: there is more to be tried.
        return inQuery === undefined ? [] : [inQuery, inQuery];
      case 'path':
        return [(draw) => noIdPayload(context, operation, { parameter, noId: noId(draw) })];
      case 'header':
        return [];
      default:
        return parameter.in satisfies never;
    }
  });
  const byKind = [...makers.filter((make) => make === inQuery), ...makers.filter((make) => make !== inQuery)];
  const [first] = byKind;
  if (first === undefined) return undefined;
  return new ChoiceArbitrary((draw) => (byKind[draw.shape(CHOICE_KEYS.parameter, byKind.length)] ?? first)(draw));
}

function noIdPayload(context: PlanContext, operation: Operation, parts: Omit<Parameters<typeof noIdScenario>[2], 'id'>): Payload {
  return { scenario: (number) => noIdScenario(context, operation, { id: `fuzz/parameters/${number}`, ...parts }) };
}

/** How many payloads a campaign has for each ten that are asked for: two for each parameter of the query, one for each of the path. */
export function tenthsOf({ parameters }: Operation): number {
  const count = (place: string) => parameters.filter((each) => each.in === place).length;
  return Math.min(10, 2 * count('query') + count('path'));
}
