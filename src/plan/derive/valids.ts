import type { Operation } from '../../model/format.ts';
import { ACCEPTED, ACCEPTED_OR_REJECTED, type Scenario } from '../../model/probe.ts';
import { boundPlaces } from '../../model/request.ts';
import { fitsQuery, queryLocation } from '../../mutate/in-query.ts';
import { sample } from '../../mutate/sample.ts';
import { type ValidVariant, values, variants } from '../../mutate/variants.ts';
import { nodeOf } from '../../schema/node.ts';
import { validity } from '../../schema/validate.ts';
import { baseOf } from '../base.ts';
import { build } from '../build.ts';
import type { PlanContext } from '../context.ts';

/** Requests that must be accepted: the example, and every valid variant of it. */
export function* validScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  if (operation.valid.onlyInStates) return;
  const { body } = operation;
  const base = baseOf(context, operation, operation.writes);
  if (operation.valid.basis !== 'written' && base.unknown.length > 0) {
    yield* unsure(context, operation);
    return;
  }
  if (body === undefined || base.request.body === undefined) yield* valid(context, operation, { name: 'example' });
  else {
    const fixed = [...operation.valid.bind.values()].flat();
    const stopAt = operation.bulk === undefined ? undefined : `/body${operation.bulk.items}`;
    const options = { root: '/body', stopAt, fixed };
    for (const variant of variants(context.format, body.schema, body.pointer, base.request.body, options))
      yield* valid(context, operation, variant);
  }
  yield* parameters(context, operation);
}

/** The valid request where nothing promises that its ids exist: it may be accepted or rejected, but must be answered properly. */
function* unsure(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const scenario = build(context, operation, {
    id: 'unsure/example',
    cause: { kind: 'open', what: 'ids that may not exist' },
    expected: ACCEPTED_OR_REJECTED,
  });
  if (scenario !== undefined) yield scenario;
}

function* valid(
  context: PlanContext,
  operation: Operation,
  variant: Partial<ValidVariant> & { readonly name: string },
): Iterable<Scenario> {
  if (variant.assumed === true && !context.options.assumed) return;
  const scenario = build(context, operation, {
    id: `valid/${variant.name}`,
    cause: { kind: 'valid', variant: variant.name },
    expected: ACCEPTED,
    needsValid: true,
    ...(variant.value === undefined ? {} : { document: variant.value }),
    ...(variant.spec === undefined ? {} : { spec: variant.spec }),
    ...(variant.assumed === undefined ? {} : { assumed: variant.assumed }),
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
      const scenario = build(context, operation, {
        id: `valid/${name}`,
        cause: { kind: 'valid', variant: name },
        expected: ACCEPTED,
        change: [{ kind: 'set', at: queryLocation(parameter), value }],
        spec: parameter.pointer,
        needsValid: true,
      });
      if (scenario !== undefined) yield scenario;
    }
  }
}
