import type fc from 'fast-check';
import { isObject, type Json } from '../json/json.ts';
import type { Operation } from '../model/format.ts';
import { applied } from '../mutate/apply.ts';
import { changesBelow, changesOf } from '../mutate/broken-together.ts';
import type { Derived } from '../mutate/derived.ts';
import { blameFromErrors, type ValidityOracle, validityOracle } from '../mutate/oracle.ts';
import { variants } from '../mutate/variants.ts';
import { violations } from '../mutate/violations.ts';
import { baseOf } from '../plan/base.ts';
import type { PlanContext } from '../plan/context.ts';
import { nodeOf, typesOf } from '../schema/node.ts';
import { validity } from '../schema/validate.ts';
import { type Breakable, combined } from './breakable.ts';
import { CHOICE_KEYS } from './choice-keys.ts';
import { ChoiceArbitrary, type ChoiceSource } from './choices.ts';
import { type Payload, sentScenario } from './payload.ts';
import { type ValidValue, validMaker } from './valid.ts';

/** Which document, in how many ways it is broken, and in which. */
const DOCUMENT = CHOICE_KEYS.document;
const WAYS = DOCUMENT + 1;
const PICKS = DOCUMENT + 2;

/** How often a body is valid (where any valid one is accepted), and broken in one, two and three ways; shrinks towards the first. */
const COUNTS: readonly number[] = [0, 1, 0, 1, 0, 1, 2, 1, 2, 3];
const BROKEN: readonly number[] = [1, 1, 1, 2, 2, 3];

/**
 * Bodies of one operation, valid or broken in one to three known ways, independent of each other. Where only the description's own values are sure to be
 * accepted (they name what exists), they are made from valid documents of the plan, and are always broken. `undefined` where nothing can be broken.
 */
export function singleArbitrary(context: PlanContext, operation: Operation): fc.Arbitrary<Payload> | undefined {
  const maker = makerOf(context, operation);
  if (maker === undefined) return undefined;
  return new ChoiceArbitrary((draw) => {
    const made = maker.make(draw);
    const counts = operation.valid.anyBody ? COUNTS : BROKEN;
    const count = counts[draw.value(WAYS, counts.length)] ?? 1;
    const all = count === 0 ? [] : maker.breakable(made.value);
    const changed = (broken: readonly Derived[]) => applied(made.value, changesBelow('/body', changesOf(broken)));
    const breaks = (each: Derived) => maker.isBroken(changed([each]));
    const picked = combined(all, { count, pick: (index) => draw.value(PICKS + index, all.length), breaks });
    const broken = picked.length > 1 && !maker.isBroken(changed(picked)) ? picked.slice(0, 1) : picked;
    const blame = () => blameFromErrors({ format: context.format, root: '/body' }, broken, maker.witness(made.value).seen(changed(broken)));
    const sent = { variant: 'random', document: made.value, broken, blame };
    return { scenario: (number) => sentScenario(context, operation, { id: `fuzz/body/${number}`, ...sent }) };
  });
}

interface BodyGenerator {
  readonly make: (draw: ChoiceSource) => ValidValue;
  readonly breakable: (body: Json) => Breakable;
  readonly isBroken: (body: Json) => boolean;
  readonly witness: (body: Json) => ValidityOracle;
}

function makerOf(context: PlanContext, operation: Operation): BodyGenerator | undefined {
  const { body, valid, bulk } = operation;
  const example = baseOf(context, operation, operation.writes).request.body;
  if (body === undefined || bulk !== undefined || !isObject(example)) return undefined;
  const { format, options } = context;
  const node = nodeOf(format, body.schema, body.pointer);
  if (!typesOf(node).includes('object')) return undefined;
  const walk = { format, root: '/body', expected: format.causes.invalid, stopAt: undefined, last: true };
  const known = new Map<Json, Breakable>();
  const breakable = (value: Json): Breakable => {
    const found =
      known.get(value) ?? [...violations(walk, body, value)].filter((each) => isDefinite(each) && (options.assumed || !each.assumed));
    // Documents of the plan come again and again; those that were drawn do not.
    if (!valid.anyBody) known.set(value, found);
    return found;
  };
  const isValid = validity(format, body.pointer);
  const make = valid.anyBody
    ? validMaker(format, body, { assumed: options.assumed, examples: [example] })
    : ofPlan(context, operation, example);
  if (make === undefined || breakable(example).length === 0) return undefined;
  return { make, breakable, isBroken: (value) => !isValid(value), witness: (value) => validityOracle(format, body, value) };
}

/** Only what must be refused, and with one complaint. */
function isDefinite({ expect }: Derived): boolean {
  return !expect.accepted && !expect.anyEntry;
}

/** One of the valid documents of the plan. */
function ofPlan(context: PlanContext, operation: Operation, example: Json): (draw: ChoiceSource) => ValidValue {
  const { body, valid } = operation;
  const options = { root: '/body', stopAt: undefined, fixed: [...valid.bind.values()].flat() };
  const found = body === undefined ? [] : [...variants(context.format, body.schema, body.pointer, example, options)];
  const documents = found.filter((each) => context.options.assumed || !each.assumed).map(({ value }) => value);
  return (draw) => ({ value: documents[draw.shape(DOCUMENT, documents.length)] ?? example, how: 'drawn' });
}
