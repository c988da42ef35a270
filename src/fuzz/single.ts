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
import { choiceKey, numberedKeys } from './choice-keys.ts';
import { ChoiceArbitrary, type ChoiceSource } from './choices.ts';
import { type Payload, sentScenario } from './payload.ts';
import { type ValidValue, validGenerator } from './valid.ts';
import { pickViolations, type ViolationChoices } from './violation-choices.ts';

const WHICH_DOCUMENT = choiceKey('which document of the plan', 'shape');
const HOW_MANY_BROKEN = choiceKey('in how many ways the body is broken', 'value', 'violation');
const whichViolation = numberedKeys('which violation', 'value', 'violation');

/** In how many ways a body is broken, and how often; shrinks towards the first. Where a valid body may be rejected, at least one. */
const COUNTS: readonly number[] = [0, 1, 0, 1, 0, 1, 2, 1, 2, 3];
const BROKEN: readonly number[] = [1, 1, 1, 2, 2, 3];

/**
 * Bodies of one operation, valid or broken in one to three independent ways. If only the description's own values are certain to be accepted (because
 * they name existing resources), bodies are made from the valid documents of the plan, and always broken. `undefined` if nothing can be broken.
 */
export function singleArbitrary(context: PlanContext, operation: Operation): fc.Arbitrary<Payload> | undefined {
  const generator = generatorFor(context, operation);
  if (generator === undefined) return undefined;
  return new ChoiceArbitrary((source) => {
    const { value } = generator.generate(source);
    const counts = operation.valid.anyBody ? COUNTS : BROKEN;
    const count = counts[source.choose(HOW_MANY_BROKEN, counts.length)] ?? 1;
    const all = count === 0 ? [] : generator.violationsOf(value);
    const changed = (broken: readonly Derived[]) => applied(value, changesBelow('/body', changesOf(broken)));
    const breaks = (each: Derived) => generator.isBroken(changed([each]));
    const picked = pickViolations(all, { count, pick: (index) => source.choose(whichViolation(index), all.length), breaks });
    const broken = picked.length > 1 && !generator.isBroken(changed(picked)) ? picked.slice(0, 1) : picked;
    const blame = () =>
      blameFromErrors({ format: context.format, root: '/body' }, broken, generator.oracleFor(value).errorsOf(changed(broken)));
    const sent = { variant: 'random', document: value, broken, blame };
    return { scenario: (number) => sentScenario(context, operation, { id: `fuzz/body/${number}`, ...sent }) };
  });
}

interface BodyGenerator {
  readonly generate: (source: ChoiceSource) => ValidValue;
  readonly violationsOf: (body: Json) => ViolationChoices;
  readonly isBroken: (body: Json) => boolean;
  readonly oracleFor: (body: Json) => ValidityOracle;
}

function generatorFor(context: PlanContext, operation: Operation): BodyGenerator | undefined {
  const { body, valid, bulk } = operation;
  const example = baseOf(context, operation, operation.writes).request.body;
  if (body === undefined || bulk !== undefined || !isObject(example)) return undefined;
  const { format, options } = context;
  const node = nodeOf(format, body.schema, body.pointer);
  if (!typesOf(node).includes('object')) return undefined;
  const walk = { format, root: '/body', expected: format.causes.invalid, stopAt: undefined, last: true };
  const known = new Map<Json, ViolationChoices>();
  const violationsOf = (value: Json): ViolationChoices => {
    const found =
      known.get(value) ?? [...violations(walk, body, value)].filter((each) => isDefinite(each) && (options.assumed || !each.assumed));
    // Documents of the plan recur; generated ones do not.
    if (!valid.anyBody) known.set(value, found);
    return found;
  };
  const isValid = validity(format, body.pointer);
  const generate = valid.anyBody
    ? validGenerator(format, body, { assumed: options.assumed, examples: [example] })
    : ofPlan(context, operation, example);
  if (generate === undefined || violationsOf(example).length === 0) return undefined;
  return { generate, violationsOf, isBroken: (value) => !isValid(value), oracleFor: (value) => validityOracle(format, body, value) };
}

/** Only violations that must be rejected with a known error. */
function isDefinite({ expect }: Derived): boolean {
  return !expect.accepted && !expect.anyEntry;
}

/** One of the valid documents of the plan. */
function ofPlan(context: PlanContext, operation: Operation, example: Json): (source: ChoiceSource) => ValidValue {
  const { body, valid } = operation;
  const options = { root: '/body', stopAt: undefined, fixed: [...valid.bind.values()].flat() };
  const found = body === undefined ? [] : [...variants(context.format, body.schema, body.pointer, example, options)];
  const documents = found.filter((each) => context.options.assumed || !each.assumed).map(({ value }) => value);
  return (source) => ({ value: documents[source.choose(WHICH_DOCUMENT, documents.length)] ?? example, origin: 'generated' });
}
