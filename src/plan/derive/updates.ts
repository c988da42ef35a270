import { isObject, type Json, member } from '../../json/json.ts';
import { pointer, tokens } from '../../json/pointer.ts';
import type { Operation } from '../../model/format.ts';
import { ACCEPTED, type Probe, type Scenario } from '../../model/probe.ts';
import { boundPlaces, isUnder } from '../../model/request.ts';
import { full } from '../../mutate/full.ts';
import { sample } from '../../mutate/sample.ts';
import { branches } from '../../mutate/variants.ts';
import { isAssumed, nodeFor, nodeOf } from '../../schema/node.ts';
import { validity } from '../../schema/validate.ts';
import { baseOf } from '../base.ts';
import { build } from '../build.ts';
import { operationOf, type PlanContext } from '../context.ts';
import { isPromised } from '../provided.ts';

/** Updates of one member alone, each of a resource that was created with all members: an update that replaces the whole resource loses some of them. */
export function* updateScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const { body, readBack, valid } = operation;
  if (body === undefined || readBack === undefined || valid.from === undefined) return;
  const creating = operationOf(context.format, valid.from.operation);
  const [base, { request }] = [baseOf(context, operation, true), baseOf(context, creating, true)];
  const [created, given] = [request.body, base.request.body];
  if (!isPromised(operation, base, true)) return;
  if (creating.body === undefined || created === undefined || !isObject(given)) return;
  const isValid = validity(context.format, body.schema);
  const alone = members(context, operation, given).filter((update) => isValid(update));
  for (const update of alone) yield* updating(context, operation, { creating, created, update, branch: '' });
  const [first] = alone;
  if (first === undefined || boundPlaces(creating.valid).length > 0) return;
  const node = nodeOf(context.format, creating.body.schema, creating.body.pointer);
  const others = branches(context.format, node, created).filter(([, document]) => document !== created);
  for (const [branch, document] of others) yield* updating(context, operation, { creating, created: document, update: first, branch });
}

/** One document for each member that an update may change, the one with the tag of the run first: every alternative has that. */
function members(context: PlanContext, { body, valid }: Operation, given: Json): readonly Json[] {
  if (body === undefined) return [];
  const { properties } = nodeFor(context.format, nodeOf(context.format, body.schema, body.pointer), given);
  const fixed = boundPlaces(valid);
  const tagged = valid.mark === undefined ? undefined : tokens(valid.mark)[1];
  return [...properties]
    .filter(([name, { schema }]) => !isAssumed(schema) && !fixed.some((place) => isUnder(place, `/body${pointer(name)}`)))
    .toSorted(([a], [b]) => Number(b === tagged) - Number(a === tagged))
    .flatMap(([name, { schema, pointer: where }]): Json[] => {
      const value = member(given, name) ?? sample(context.format, schema, where);
      return value === undefined ? [] : [{ [name]: value }];
    });
}

interface Update {
  readonly creating: Operation;
  /** What is created, before all members are added. */
  readonly created: Json;
  readonly update: Json;
  /** The alternative of the created resource; empty for that of the valid request. */
  readonly branch: string;
}

function* updating(context: PlanContext, operation: Operation, { creating, created, update, branch }: Update): Iterable<Scenario> {
  const [name] = isObject(update) ? Object.keys(update) : [];
  if (creating.body === undefined || name === undefined) return;
  const variant = `alone/${branch === '' ? '' : `${branch}/`}${name}`;
  const scenario = build(context, operation, {
    id: `valid/${variant}`,
    cause: { kind: 'valid', variant },
    expected: ACCEPTED,
    needsValid: true,
    document: update,
  });
  const create = scenario?.steps.at(-2);
  if (scenario === undefined || create?.operation !== creating.id) return;
  const body = full(context.format, creating.body, created, { kept: undecided(operation, update), turned: true });
  const steps = scenario.steps.map((step): Probe => (step === create ? { ...step, request: { ...step.request, body } } : step));
  yield { ...scenario, steps };
}

/** Members that decide whether what this update changes can be read back: they are created as in the valid request. */
function undecided({ readBack }: Operation, update: Json): readonly string[] {
  const sent = isObject(update) ? Object.keys(update).map((name) => pointer(name)) : [];
  const compared = readBack?.compare.filter((each) => sent.some((place) => isUnder(each.sent, place))) ?? [];
  return [...compared.flatMap(({ when }) => when.map(({ at }) => at)), ...sent];
}
