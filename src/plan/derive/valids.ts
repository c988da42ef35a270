import { type Json, same } from '../../json/json.ts';
import type { Change, Operation } from '../../model/format.ts';
import { ACCEPTED, ACCEPTED_OR_REJECTED, type Scenario } from '../../model/probe.ts';
import { boundPlaces } from '../../model/request.ts';
import { fitsQuery, queryLocation } from '../../mutate/in-query.ts';
import { largest, lengthenedAt } from '../../mutate/largest.ts';
import { sample } from '../../mutate/sample.ts';
import { branches, type ValidVariant, values, variants } from '../../mutate/variants.ts';
import { nodeOf } from '../../schema/node.ts';
import type { LocatedSchema } from '../../schema/resolve.ts';
import { validity } from '../../schema/validate.ts';
import { baseOf } from '../base.ts';
import { build } from '../build.ts';
import type { PlanContext } from '../context.ts';
import { baseId, EXAMPLE, isPromised } from '../provided.ts';

/** Requests that must be accepted: the example, and every valid variant of it. */
export function* validScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  if (operation.valid.onlyInStates) return;
  const { body } = operation;
  const base = baseOf(context, operation, operation.writes);
  if (body === undefined || base.request.body === undefined) yield* valid(context, operation, { name: 'example' });
  else {
    const fixed = [...operation.valid.bind.values()].flat();
    const stopAt = operation.bulk === undefined ? undefined : `/body${operation.bulk.items}`;
    const options = { root: '/body', stopAt, fixed };
    for (const variant of variants(context.format, body.schema, body.pointer, base.request.body, options))
      yield* valid(context, operation, variant);
    if (operation.bulk === undefined) yield* largestBodies(context, operation, body, base.request.body);
  }
  yield* parameters(context, operation);
}

/** For each alternative the body with the longest texts, of characters of three bytes: servers that count bytes reject it. */
function* largestBodies(context: PlanContext, operation: Operation, body: LocatedSchema, example: Json): Iterable<Scenario> {
  const kept = boundPlaces(operation.valid).flatMap((place) => (place.startsWith('/body/') ? [place.slice('/body'.length)] : []));
  const seen = new Set<string>();
  for (const [branch, document] of branches(context.format, nodeOf(context.format, body.schema, body.pointer), example)) {
    const value = largest(context.format, body, document, kept);
    const places = value === undefined ? [] : lengthenedAt(value);
    if (value === undefined || places.every((place) => seen.has(place))) continue;
    for (const place of places) seen.add(place);
    yield* valid(context, operation, { name: `${branch === '' ? 'body' : branch}/largest`, value, spec: body.pointer });
  }
}

function* valid(
  context: PlanContext,
  operation: Operation,
  variant: Partial<ValidVariant> & { readonly name: string; readonly change?: readonly Change[] },
): Iterable<Scenario> {
  if (variant.assumed === true && !context.options.assumed) return;
  const base = baseOf(context, operation, operation.writes);
  const isBase = variant.change === undefined && (variant.value === undefined || same(variant.value, base.request.body));
  const isOpen = !isPromised(operation, base, !isBase);
  const scenario = build(context, operation, {
    id: isBase && operation.valid.basis !== 'written' ? baseId(!isOpen) : `${isOpen ? 'unsure' : 'valid'}/${variant.name}`,
    cause: isOpen ? { kind: 'open', what: isBase ? EXAMPLE : variant.name } : { kind: 'valid', variant: variant.name },
    expected: isOpen ? ACCEPTED_OR_REJECTED : ACCEPTED,
    needsValid: !isOpen,
    ...(variant.value === undefined ? {} : { document: variant.value }),
    ...(variant.spec === undefined ? {} : { spec: variant.spec }),
    ...(variant.assumed === undefined ? {} : { assumed: variant.assumed }),
    ...(variant.change === undefined ? {} : { change: variant.change }),
  });
  if (scenario !== undefined) yield scenario;
}

/** Query parameters at each bound and with each enum value. A parameter that names a resource keeps its value. */
function* parameters(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const { format } = context;
  const named = boundPlaces(operation.valid);
  for (const parameter of operation.parameters) {
    if (parameter.in !== 'query' || named.includes(queryLocation(parameter))) continue;
    const node = nodeOf(format, parameter.schema, parameter.pointer);
    const given = sample(format, parameter.schema, parameter.pointer);
    const isValid = validity(format, parameter.schema);
    if (given === undefined) continue;
    for (const [how, value] of [['given', given] as const, ...values(format, node, given)]) {
      if (!fitsQuery(value) || !isValid(value)) continue;
      const name = `query/${parameter.name}/${how}`;
      yield* valid(context, operation, { name, change: [{ kind: 'set', at: queryLocation(parameter), value }], spec: parameter.pointer });
    }
  }
}
