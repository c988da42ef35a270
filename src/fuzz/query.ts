import type { Json } from '../json/json.ts';
import type { Change, Operation, Parameter } from '../model/format.ts';
import { boundPlaces } from '../model/request.ts';
import type { Derived } from '../mutate/derived.ts';
import { queryLocation } from '../mutate/in-query.ts';
import { baseOf } from '../plan/base.ts';
import type { PlanContext } from '../plan/context.ts';
import { isAssumed, nodeOf, typesOf } from '../schema/node.ts';
import { choiceKey, numberedKeys } from './choice-keys.ts';
import type { ChoiceSource } from './choices.ts';
import { type Payload, sentScenario } from './payload.ts';
import { brokenWays, validInQuery } from './query-values.ts';
import { pickViolations } from './violation-choices.ts';

const HOW_MANY_BROKEN = choiceKey('how many parameters are broken', 'value');
const CERTAIN_OR_OPEN = choiceKey('rejected for certain, or left open', 'value');
const whichParameter = numberedKeys('which parameter to break', 'value');
const whichViolation = numberedKeys('which violation of the parameter', 'value');
const isPresent = numberedKeys('presence of parameter', 'shape');
const valueOf = numberedKeys('value of parameter', 'value');

/** How many parameters are broken, and how often; shrinks towards the first. Where a valid query may be rejected, at least one is broken. */
const COUNTS: readonly number[] = [0, 1, 0, 1, 0, 2, 0, 1, 2, 3];
const BROKEN: readonly number[] = [1, 1, 1, 2, 2, 3];

/** A parameter of the query with the values that it may get. */
interface FuzzedParameter {
  readonly parameter: Parameter;
  /** Valid values; empty if it must stay as in the valid request. */
  readonly values: readonly Json[];
  /** Violations that must be rejected (two of three choices), and values that the documents leave open. */
  readonly certain: readonly Derived[];
  readonly open: readonly Derived[];
}

/**
 * Queries of an operation: each parameter absent, valid or broken. Certain violations and open values are never combined. Unless the description
 * declares the parameters independent (`anyQuery`), those beside the broken ones stay as in the valid request. `undefined` if there is nothing to vary.
 */
export function queryGenerator(context: PlanContext, operation: Operation): ((source: ChoiceSource) => Payload) | undefined {
  const { valid } = operation;
  const named = boundPlaces(operation.valid);
  const fuzzed = operation.parameters
    .filter((parameter) => isFuzzed(context, parameter))
    .map((parameter): FuzzedParameter => {
      // A parameter that names a resource keeps its value.
      const isFree = valid.anyQuery && !named.includes(queryLocation(parameter));
      return { parameter, values: isFree ? validInQuery(context.format, parameter) : [], ...brokenWays(context.format, parameter) };
    });
  const mayBeValid = valid.anyQuery && baseOf(context, operation, operation.writes).unknown.length === 0;
  const counts = mayBeValid ? COUNTS : BROKEN;
  if (fuzzed.length === 0) return undefined;
  return (source) => {
    const beside = fuzzed.flatMap((each, index) => changesOfValid(source, each, index));
    const broken = brokenOf(source, fuzzed, counts[source.choose(HOW_MANY_BROKEN, counts.length)] ?? 1);
    return {
      scenario: (number) => sentScenario(context, operation, { id: `fuzz/parameters/${number}`, variant: 'random query', beside, broken }),
    };
  };
}

/** Lists are sent by repeating the parameter; objects are left out, since descriptions do not define how to send them. */
function isFuzzed({ format, options }: PlanContext, { in: location, schema, pointer }: Parameter): boolean {
  return location === 'query' && (options.assumed || !isAssumed(schema)) && !typesOf(nodeOf(format, schema, pointer)).includes('object');
}

/** Leaves a parameter out, if it is optional, or gives it a valid value. */
function changesOfValid(source: ChoiceSource, { parameter, values }: FuzzedParameter, index: number): readonly Change[] {
  if (values.length === 0) return [];
  const at = queryLocation(parameter);
  if (!parameter.required && source.choose(isPresent(index), 3) === 0) return [{ kind: 'remove', at }];
  return [{ kind: 'set', at, value: values[source.choose(valueOf(index), values.length)] ?? null }];
}

function brokenOf(source: ChoiceSource, fuzzed: readonly FuzzedParameter[], count: number): readonly Derived[] {
  if (count === 0) return [];
  const certain = fuzzed.map((each) => each.certain).filter((ways) => ways.length > 0);
  const open = fuzzed.map((each) => each.open);
  const found = certain.length === 0 || source.choose(CERTAIN_OR_OPEN, 3) === 2 ? open : certain;
  // The parameter is chosen first, since some have many more violations than others.
  const pick = (index: number) => {
    const chosen = source.choose(whichParameter(index), found.length);
    return found.slice(0, chosen).flat().length + source.choose(whichViolation(index), found[chosen]?.length ?? 0);
  };
  // A parameter is broken regardless of the others.
  return pickViolations(found.flat(), { count, pick, breaks: () => true });
}
