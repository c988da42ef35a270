import type { Json } from '../json/json.ts';
import type { Change, Operation, Parameter } from '../model/format.ts';
import { boundPlaces } from '../model/request.ts';
import type { Derived } from '../mutate/derived.ts';
import { placeInQuery } from '../mutate/in-query.ts';
import { baseOf } from '../plan/base.ts';
import type { PlanContext } from '../plan/context.ts';
import { isAssumed, nodeOf, typesOf } from '../schema/node.ts';
import { combined } from './breakable.ts';
import type { ChoiceSource } from './choices.ts';
import { type Payload, sentScenario } from './payload.ts';
import { brokenWays, validInQuery } from './query-values.ts';

/** Slots: how many parameters are broken, in which ways, and what the others are. */
const WAYS = 0;
const KIND = 1;
const PICKS = 2;
const VALUES = 20;

/** How often a query is valid, and one, two and three of its parameters are broken; shrinks towards the first. */
const COUNTS: readonly number[] = [0, 1, 0, 1, 0, 2, 0, 1, 2, 3];
const BROKEN: readonly number[] = [1, 1, 1, 2, 2, 3];

/** A parameter of the query as it is drawn. */
interface Drawable {
  readonly parameter: Parameter;
  /** What it may be; empty where it is to be as in the valid request. */
  readonly values: readonly Json[];
  /** What must be refused, and what documents leave open: the one is drawn twice as often as the other. */
  readonly sure: readonly Derived[];
  readonly open: readonly Derived[];
}

/**
 * Queries of an operation: each parameter absent, valid or broken. What surely breaks it and what documents leave open are never together. Where parameters are
 * not said to be independent, those beside the broken ones are as in the valid request. `undefined` where nothing can be drawn.
 */
export function queryMaker(context: PlanContext, operation: Operation): ((draw: ChoiceSource) => Payload) | undefined {
  const { valid } = operation;
  const named = boundPlaces(operation.valid);
  const drawables = operation.parameters
    .filter((parameter) => isDrawn(context, parameter))
    .map((parameter): Drawable => {
      // A parameter that names something can only be what it is.
      const isFree = valid.anyQuery && !named.includes(placeInQuery(parameter));
      return { parameter, values: isFree ? validInQuery(context.format, parameter) : [], ...brokenWays(context.format, parameter) };
    });
  const isTaken = valid.anyQuery && baseOf(context, operation, operation.writes).unknown.length === 0;
  const counts = isTaken ? COUNTS : BROKEN;
  if (drawables.length === 0) return undefined;
  return (draw) => {
    const beside = drawables.flatMap((each, index) => drawn(draw, each, index));
    const broken = brokenOf(draw, drawables, counts[draw.value(WAYS, counts.length)] ?? 1);
    return {
      scenario: (number) => sentScenario(context, operation, { id: `fuzz/parameters/${number}`, variant: 'random query', beside, broken }),
    };
  };
}

/** Lists are sent as one parameter several times; how an object would be sent is not told. */
function isDrawn({ format, options }: PlanContext, { in: place, schema, pointer }: Parameter): boolean {
  return place === 'query' && (options.assumed || !isAssumed(schema)) && !typesOf(nodeOf(format, schema, pointer)).includes('object');
}

/** What becomes of a parameter that is not broken: it is left out, where it may be, or has a value of its own. */
function drawn(draw: ChoiceSource, { parameter, values }: Drawable, index: number): readonly Change[] {
  const slot = VALUES + index;
  if (values.length === 0) return [];
  const at = placeInQuery(parameter);
  if (!parameter.required && draw.shape(slot, 3) === 0) return [{ kind: 'remove', at }];
  return [{ kind: 'set', at, value: values[draw.value(slot, values.length)] ?? null }];
}

function brokenOf(draw: ChoiceSource, drawables: readonly Drawable[], count: number): readonly Derived[] {
  if (count === 0) return [];
  const sure = drawables.map((each) => each.sure).filter((ways) => ways.length > 0);
  const open = drawables.map((each) => each.open);
  const found = sure.length === 0 || draw.value(KIND, 3) === 2 ? open : sure;
  // First which parameter: some can be broken in many more ways than others.
  const pick = (index: number) => {
    const chosen = draw.value(PICKS + 2 * index, found.length);
    return found.slice(0, chosen).flat().length + draw.value(PICKS + 2 * index + 1, found[chosen]?.length ?? 0);
  };
  // Each is broken whatever the others are.
  return combined(found.flat(), { count, pick, breaks: () => true });
}
