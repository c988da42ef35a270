import { canonical, isObject, type Json } from '../../json/json.ts';
import { withValue } from '../../json/pointer.ts';
import type { BulkRules, Operation } from '../../model/format.ts';
import { nameOfWhole, namesOf } from '../../model/naming.ts';
import { type BadItem, type Blame, type Cause, type Probe, REFUSED, type Scenario } from '../../model/probe.ts';
import { applied } from '../../mutate/apply.ts';
import { changesOf, combinations } from '../../mutate/broken-together.ts';
import { type Derived, unseen, violationOf } from '../../mutate/derived.ts';
import { largest } from '../../mutate/largest.ts';
import { MOST_ELEMENTS } from '../../mutate/lists.ts';
import { namingOf } from '../../mutate/names.ts';
import { blameFromErrors, validityOracle } from '../../mutate/oracle.ts';
import { sample } from '../../mutate/sample.ts';
import { branches, variants } from '../../mutate/variants.ts';
import { exactViolations } from '../../mutate/violations.ts';
import { type Node, nodeOf } from '../../schema/node.ts';
import { validity } from '../../schema/validate.ts';
import { baseOf } from '../base.ts';
import { build } from '../build.ts';
import type { PlanContext } from '../context.ts';
import { isNamed, refusalOf, wholeBlame, withKeys } from './bulk-answers.ts';

/** Bulk requests with known broken items: one, at the ends, past the ninth, all of them; and with too many items or none. */
export function* bulkScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const { bulk } = operation;
  if (bulk === undefined) return;
  const samples = bulkItems(context, operation, bulk);
  if (samples.good.length === 0) return;
  yield* goodOnly(samples);
  yield* oneBad(samples);
  yield* several(samples);
  yield* sizes(samples);
}

interface BulkItems {
  readonly context: PlanContext;
  readonly operation: Operation;
  readonly bulk: BulkRules;
  readonly node: Node;
  /** A valid item for each alternative. */
  readonly good: readonly Json[];
  /** Items with known violations. */
  readonly bad: readonly Bad[];
  /** Items that are no objects. */
  readonly noObjects: readonly Bad[];
}

/** An item with its violations. */
interface Bad {
  readonly name: string;
  readonly item: Json;
  readonly violations: readonly Derived[];
  readonly blame: Blame;
}

function bulkItems(context: PlanContext, operation: Operation, bulk: BulkRules): BulkItems {
  const node = nodeOf(context.format, bulk.itemSchema, bulk.itemPointer);
  const example = sampleItem(context, operation, bulk);
  const isValid = validity(context.format, bulk.itemSchema);
  // The example may lack values that are filled in when it is sent.
  const documents =
    example === undefined ? [] : branches(context.format, node, example).filter(([, item]) => item === example || isValid(item));
  const seen = new Set<string>();
  const bad = documents.flatMap(([name, item]) => broken(context, bulk, { name, item, seen }));
  // What is no object has no key by which the answer could name it.
  const noObjects = isNamed(bulk, '') ? NO_OBJECTS.filter((item) => !isValid(item)).map(noObject) : [];
  return { context, operation, bulk, node, good: documents.map(([, item]) => item), bad, noObjects };
}

function sampleItem(context: PlanContext, operation: Operation, bulk: BulkRules): Json | undefined {
  const items = itemsOf(operation, bulk);
  return items.find(isObject) ?? sample(context.format, bulk.itemSchema, bulk.itemPointer);
}

/** The items of the valid request. */
export function itemsOf(operation: Operation, bulk: BulkRules): readonly Json[] {
  const { body } = operation.valid.request;
  const items =
    body === undefined
      ? undefined
      : bulk.items
          .split('/')
          .slice(1)
          .reduce<Json | undefined>((value, name) => (isObject(value) ? value[name] : undefined), body);
  return Array.isArray(items) ? items : [];
}

function broken(context: PlanContext, bulk: BulkRules, document: { name: string; item: Json; seen: Set<string> }): readonly Bad[] {
  const walk = { format: context.format, root: '', expected: context.format.causes.invalid, stopAt: undefined };
  const whole = { schema: bulk.itemSchema, pointer: bulk.itemPointer };
  const oracle = validityOracle(context.format, whole, document.item);
  const all = [...exactViolations(walk, whole, document.item)].filter(
    (each) => !each.expect.accepted && (!each.assumed || context.options.assumed) && isNamed(bulk, each.at),
  );
  const found = [...unseen(all, document.seen)];
  const groups = [...found.map((each) => [each]), ...combinations(found, context.options.seed)];
  return groups.map((group) => {
    const item = applied(document.item, changesOf(group));
    return {
      name: `${document.name === '' ? '' : `${document.name}/`}${group.map((each) => `${each.at.slice(1)}-${each.constraint}`).join('+')}`,
      item,
      violations: group,
      blame: blameFromErrors(walk, group, oracle.errorsOf(item)),
    };
  });
}

const NO_OBJECTS: readonly Json[] = [null, 'errspec', 42, []];

function noObject(value: Json): Bad {
  return { name: `no-object-${JSON.stringify(value)}`, item: value, violations: [], blame: { must: [], may: [], any: true } };
}

/** The wanted number of items, within the limits of the operation. */
function sizeOf({ min, max }: BulkRules, wanted: number): number {
  return Math.min(Math.max(wanted, min, 1), max);
}

/** A valid item; different indexes give different alternatives. */
function good(samples: BulkItems, index: number): Json {
  return samples.good[index % samples.good.length] ?? {};
}

function* goodOnly(samples: BulkItems): Iterable<Scenario> {
  const { bulk } = samples;
  for (const [name, size] of [
    ['one', sizeOf(bulk, 1)],
    ['several', sizeOf(bulk, samples.good.length)],
    ...(bulk.max > MOST_ELEMENTS || !bulk.limited ? [] : [['max', bulk.max] as const]),
  ] as const)
    yield* scenario(
      samples,
      `bulk/good/${name}`,
      Array.from({ length: size }, (_, index) => good(samples, index)),
    );
  yield* scenario(
    samples,
    'bulk/good/duplicates',
    Array.from({ length: sizeOf(bulk, 7) }, () => good(samples, 0)),
  );
  yield* largestBulks(samples);
  const options = { root: '', stopAt: undefined, fixed: [] };
  const all = [...variants(samples.context.format, bulk.itemSchema, bulk.itemPointer, good(samples, 0), options)].filter(
    (each) => !each.assumed,
  );
  for (let start = 0; start < all.length; start += Math.min(20, bulk.max)) {
    const items = all.slice(start, start + Math.min(20, bulk.max)).map(({ value }) => value);
    const more = Array.from({ length: Math.max(0, bulk.min - items.length) }, (_, index) => good(samples, index));
    yield* scenario(samples, `bulk/good/variants-${start}`, [...items, ...more]);
  }
}

/** The most bytes of a bulk that is sent because the description allows it. */
const MOST_BYTES = 1 << 20;

/** As many items as allowed, each as large as allowed, in UTF-8 and escaped: many frameworks read no body of more than 100 kB by default. */
function* largestBulks({ context, operation, bulk, good: items }: BulkItems): Iterable<Scenario> {
  const whole = { schema: bulk.itemSchema, pointer: bulk.itemPointer };
  const sizes = items.flatMap((item): (readonly [Json, number])[] => {
    const made = largest(context.format, whole, item, []);
    return made === undefined ? [] : [[made, Buffer.byteLength(JSON.stringify(made))]];
  });
  const [biggest] = sizes.toSorted(([, a], [, b]) => b - a);
  if (biggest === undefined || !bulk.limited || biggest[1] * bulk.max > MOST_BYTES) return;
  const payload = { items: Array.from({ length: bulk.max }, () => biggest[0]), bad: [] };
  for (const [how, escaped] of [
    ['three-byte', false],
    ['escaped', true],
  ] as const) {
    const built = bulkScenario(context, operation, payload, `bulk/good/largest-${how}`);
    const steps = built?.steps.map((step): Probe => {
      if (step.step !== 'probe' || step.body.kind !== 'json' || !escaped) return step;
      return { ...step, body: { ...step.body, escaped } };
    });
    if (built !== undefined && steps !== undefined) yield { ...built, steps };
  }
}

/** Each broken item among four valid ones, at alternating positions. */
function* oneBad(samples: BulkItems): Iterable<Scenario> {
  const size = sizeOf(samples.bulk, 5);
  for (const [index, bad] of [...samples.bad, ...samples.noObjects].entries()) {
    const items = Array.from({ length: size }, (_, at) => good(samples, at + index));
    yield* scenario(samples, `bulk/one-bad/${bad.name}`, items, [[index % size, bad]]);
  }
}

/** Several broken items in different arrangements. */
function* several(samples: BulkItems): Iterable<Scenario> {
  const { bulk } = samples;
  if (samples.bad.length === 0) return;
  const pick = (index: number): readonly Bad[] => samples.bad.slice((index * 7) % samples.bad.length).slice(0, 1);
  const patterns: readonly (readonly [string, number, (index: number, size: number) => boolean])[] = [
    ['first-and-last', 6, (index, size) => index === 0 || index === size - 1],
    ['neighbours', 8, (index) => index === 3 || index === 4],
    ['every-second', 10, (index) => index % 2 === 1],
    ['past-the-ninth', 14, (index) => index > 9 && index % 2 === 0],
    ['all', 4, () => true],
    ['all-but-one', 5, (index) => index !== 2],
    ['long', Math.min(bulk.max, MOST_ELEMENTS), (index, size) => index % 11 === 5 || index === size - 1],
  ];
  for (const [name, wanted, isBad] of patterns) {
    const size = sizeOf(bulk, wanted);
    const indexes = Array.from({ length: size }, (_, index) => index);
    const bad = indexes
      .filter((index) => isBad(index, size))
      .flatMap((index) => pick(index).map((each): readonly [number, Bad] => [index, each]));
    yield* scenario(
      samples,
      `bulk/several/${name}`,
      indexes.map((index) => good(samples, index)),
      bad,
    );
  }
  const mixed = [
    [1, samples.noObjects.slice(0, 1)],
    [2, pick(2)],
    [4, pick(5)],
  ] as const;
  if (bulk.max >= 6 && samples.noObjects.length > 0)
    yield* scenario(
      samples,
      'bulk/several/after-a-non-object',
      Array.from({ length: sizeOf(bulk, 6) }, (_, index) => good(samples, index)),
      mixed.flatMap(([index, some]) => some.map((each): readonly [number, Bad] => [index, each])),
    );
}

/** No items, and more than the limit: rejected as a whole. */
function* sizes(samples: BulkItems): Iterable<Scenario> {
  const { context, operation, bulk } = samples;
  const naming = namingOf(context.format);
  const path = bulk.items.split('/').slice(1);
  const name = path.length === 0 ? [nameOfWhole(naming)] : namesOf(naming, path);
  const wrong: readonly (readonly [string, number, 'min' | 'max'])[] = [
    ...(bulk.min > 0 ? [['empty', 0, 'min'] as const] : []),
    ...(bulk.max > MOST_ELEMENTS || !bulk.limited
      ? []
      : [['one-too-many', bulk.max + 1, 'max'] as const, ['twice-too-many', bulk.max * 2, 'max'] as const]),
  ];
  for (const [how, size, bound] of wrong) {
    const items = Array.from({ length: size }, (_, index) => good(samples, index));
    const cause: Cause = { kind: 'bulk-size', size, bound };
    const built = build(context, operation, {
      id: `bulk-size/${how}`,
      cause,
      expected: context.format.causes.invalid,
      blame: { must: [name], may: [], any: false },
      change: [{ kind: 'set', at: `/body${bulk.items}`, value: items }],
      spec: bulk.itemPointer.replace(/\/items$/, ''),
    });
    if (built !== undefined) yield built;
  }
}

function* scenario(
  samples: BulkItems,
  id: string,
  items: readonly Json[],
  bad: readonly (readonly [number, Bad])[] = [],
): Iterable<Scenario> {
  const sent = bad.reduce((all: readonly Json[], [index, each]) => all.with(index, each.item), items);
  const listed = bad.map(([index, each]): BadItem => ({ index, violations: each.violations.map(violationOf), blame: each.blame }));
  const built = bulkScenario(samples.context, samples.operation, { items: sent, bad: listed }, id);
  if (built !== undefined) yield built;
}

/** The items of one bulk request; those at `bad` have known violations. */
export interface BulkPayload {
  readonly items: readonly Json[];
  /** Ordered by index. */
  readonly bad: readonly BadItem[];
}

/**
 * The scenario that sends these items to a bulk operation. `undefined` if it is no bulk operation, its valid request is not available, there are
 * too few items, or two are equal although they must differ.
 */
export function bulkScenario(context: PlanContext, operation: Operation, { items, bad }: BulkPayload, id: string): Scenario | undefined {
  const { bulk } = operation;
  if (bulk === undefined || items.length < bulk.min || (bulk.unique && new Set(items.map(canonical)).size < items.length)) return undefined;
  const isRefused = bulk.answer.kind === 'atomic' && bad.length > 0;
  const expected = isRefused ? refusalOf(context, bad) : REFUSED;
  return build(context, operation, {
    id,
    cause: { kind: 'bulk', size: items.length, bad },
    expected,
    expect: isRefused ? { kind: 'outcome', expected, blame: wholeBlame(context, bulk, bad) } : { kind: 'bulk', size: items.length, bad },
    document: withValue(baseOf(context, operation, operation.writes).request.body, bulk.items, withKeys(context, bulk, items)),
    needsValid: true,
    spec: bad[0]?.violations[0]?.spec ?? bulk.itemPointer,
  });
}
