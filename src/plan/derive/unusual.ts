import { isObject, type Json } from '../../json/json.ts';
import { withValue } from '../../json/pointer.ts';
import type { BulkRules, Operation } from '../../model/format.ts';
import { ACCEPTED_OR_REJECTED, type Scenario } from '../../model/probe.ts';
import { type UnusualValue, unusualValues } from '../../mutate/unusual.ts';
import { branches } from '../../mutate/variants.ts';
import { nodeOf } from '../../schema/node.ts';
import type { LocatedSchema } from '../../schema/resolve.ts';
import { baseOf } from '../base.ts';
import { build, idFromLocation } from '../build.ts';
import type { PlanContext } from '../context.ts';
import { itemsOf } from './bulk.ts';

/**
 * Texts and numbers that JSON allows and stores often cannot hold, each in one member. They may be accepted or rejected; what is accepted must be
 * readable afterwards.
 */
export function* unusualScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const { body, bulk, valid } = operation;
  const document = baseOf(context, operation, operation.writes).request.body;
  if (body === undefined || document === undefined || valid.onlyInStates) return;
  const stopAt = bulk === undefined ? undefined : `/body${bulk.items}`;
  for (const { base, branch, values } of chosen(context, body, document, { root: '/body', stopAt }))
    for (const unusual of values) {
      const { at, how, value, digits, spec } = unusual;
      const scenario = build(context, operation, {
        id: `unusual/${branch === '' ? '' : `${branch}/`}${idFromLocation(at)}/${how}`,
        cause: { kind: 'lenient-json', how, at },
        expected: ACCEPTED_OR_REJECTED,
        document: base,
        change: [{ kind: 'set', at, value }],
        spec,
        ...(digits === undefined ? {} : { body: { kind: 'json', contentType: body.mediaType, digits: { at, text: digits } } }),
      });
      if (scenario !== undefined) yield scenario;
    }
  if (bulk !== undefined) yield* inBulk(context, operation, bulk);
}

interface Chosen {
  readonly base: Json;
  readonly branch: string;
  readonly values: readonly UnusualValue[];
}

/** All values of each member of the given document, and one of each further member of the other alternatives. */
function* chosen(
  context: PlanContext,
  whole: LocatedSchema,
  document: Json,
  options: Parameters<typeof unusualValues>[3],
): Iterable<Chosen> {
  const seen = new Set<string>();
  let turn = 0;
  for (const [branch, base] of branches(context.format, nodeOf(context.format, whole.schema, whole.pointer), document)) {
    for (const values of unusualValues(context.format, whole, base, options)) {
      const [first] = values;
      if (first === undefined || seen.has(first.member)) continue;
      seen.add(first.member);
      yield { base, branch, values: base === document ? values : values.slice(turn % values.length).slice(0, 1) };
      turn += 1;
    }
  }
}

/** How many items one bulk has at most. */
const ITEMS = 25;

/** The same texts in bulks, one in each item. */
function* inBulk(context: PlanContext, operation: Operation, bulk: BulkRules): Iterable<Scenario> {
  const [example] = itemsOf(operation, bulk).filter(isObject);
  const { body } = baseOf(context, operation, operation.writes).request;
  if (example === undefined || body === undefined) return;
  const item = { schema: bulk.itemSchema, pointer: bulk.itemPointer };
  const items = [...chosen(context, item, example, { root: '', stopAt: undefined })].flatMap(({ base, values }) =>
    values.filter(({ digits }) => digits === undefined).map(({ at, value }) => withValue(base, at, value)),
  );
  const size = Math.max(1, Math.min(bulk.max, ITEMS));
  for (let start = 0; start < items.length; start += size) {
    const some = items.slice(start, start + size);
    const filled = [...some, ...Array.from({ length: Math.max(0, bulk.min - some.length) }, () => example)];
    const scenario = build(context, operation, {
      id: `unusual/bulk-${start}`,
      cause: { kind: 'lenient-json', how: 'unusual texts', at: `/body${bulk.items}` },
      expected: ACCEPTED_OR_REJECTED,
      document: withValue(body, bulk.items, filled),
      spec: bulk.itemPointer,
    });
    if (scenario !== undefined) yield scenario;
  }
}
