import type { Json } from '../../json/json.ts';
import type { Operation } from '../../model/format.ts';
import type { Scenario } from '../../model/probe.ts';
import { applied } from '../../mutate/apply.ts';
import { changesBelow, changesOf, combinations, combinedBlame } from '../../mutate/broken-together.ts';
import { type Derived, unseen, violationOf } from '../../mutate/derived.ts';
import { either, isOpen } from '../../mutate/expected.ts';
import { blameFromErrors, type ValidityOracle, validityOracle } from '../../mutate/oracle.ts';
import { branches } from '../../mutate/variants.ts';
import { exactViolations, rejected, violations } from '../../mutate/violations.ts';
import { nodeOf } from '../../schema/node.ts';
import type { LocatedSchema } from '../../schema/resolve.ts';
import { checkedAs, validity } from '../../schema/validate.ts';
import { baseOf } from '../base.ts';
import { build, idFromLocation, type ScenarioChange } from '../build.ts';
import type { PlanContext } from '../context.ts';
import { spread, take } from '../most.ts';

/** Scenarios with one violation in the body, and with two or three independent ones. */
export function* fieldScenarios(context: PlanContext, operation: Operation, most: number): Iterable<Scenario> {
  const { body } = operation;
  const document = baseOf(context, operation, operation.writes).request.body;
  if (body === undefined || document === undefined || operation.valid.onlyInStates) return;
  const node = nodeOf(context.format, body.schema, body.pointer);
  const isValid = validity(context.format, checkedAs(context.format, body));
  const seen = new Set<string>();
  // The example may lack values that are filled in when it is sent.
  const documents = branches(context.format, node, document).filter(([, base]) => base === document || isValid(base));
  const each = Math.ceil(most / Math.max(1, documents.length));
  for (const [name, base] of documents)
    yield* ofDocument(context, operation, { whole: body, branch: name === '' ? '' : `${name}/`, base, seen, most: each });
}

interface Document {
  readonly whole: LocatedSchema;
  readonly branch: string;
  readonly base: Json;
  /** Violations that an earlier alternative had: of members that the alternatives share, and of the one that tells them apart. */
  readonly seen: Set<string>;
  /** The most scenarios. */
  readonly most: number;
}

function* ofDocument(context: PlanContext, operation: Operation, { whole, branch, base, seen, most }: Document): Iterable<Scenario> {
  const oracle = validityOracle(context.format, whole, base);
  const found = [...unseen(allViolations(context, operation, { whole, base, most }), seen)];
  const counts = new Map<string, number>();
  for (const violation of found) {
    const key = `${violation.at} ${violation.constraint}`;
    const again = counts.get(key) ?? 0;
    counts.set(key, again + 1);
    const id = `violation/${branch}${idFromLocation(violation.at)}/${violation.constraint}${again === 0 ? '' : `-${again + 1}`}`;
    yield* scenarioFor(context, operation, id, { document: base, broken: [violation], oracle });
  }
  const groups = combinations(found, context.options.seed);
  for (const [index, broken] of groups.entries())
    yield* scenarioFor(context, operation, `violations/${branch}${index + 1}-of-${broken.length}`, { document: base, broken, oracle });
}

/** A walk through a large schema meets many times as many as are planned: further ones are not looked for. */
const CANDIDATES = 10;

function allViolations(
  context: PlanContext,
  operation: Operation,
  { whole, base, most }: Pick<Document, 'whole' | 'base' | 'most'>,
): Iterable<Derived> {
  const stopAt = operation.bulk === undefined ? undefined : `/body${operation.bulk.items}`;
  const walk = { format: context.format, root: '/body', expected: context.format.causes.invalid, stopAt, exhaustive: true };
  if (most === Number.POSITIVE_INFINITY) return exactViolations(walk, whole, base);
  const candidates = [...take(violations(walk, whole, base), most * CANDIDATES)];
  return take(rejected(walk, whole, base, spread(candidates, most * 2)), most);
}

function* scenarioFor(
  context: PlanContext,
  operation: Operation,
  id: string,
  { broken, document, oracle }: { readonly document: Json; readonly broken: readonly Derived[]; readonly oracle: ValidityOracle },
): Iterable<Scenario> {
  const { expected, blame, assumed } = outcomeOf(broken);
  const walk = { format: context.format, root: '/body' };
  const isWidened = broken.length > 1;
  if (assumed && !context.options.assumed) return;
  const scenario = build(context, operation, {
    id,
    cause: isOpen(expected) ? { kind: 'open', what: id } : { kind: 'violation', violations: broken.map(violationOf) },
    expected,
    blame: isWidened
      ? blameFromErrors(walk, broken, oracle.errorsOf(applied(document, changesBelow(walk.root, changesOf(broken)))))
      : blame,
    document,
    change: changesOf(broken),
    spec: broken[0]?.spec ?? operation.pointer,
    assumed,
  });
  if (scenario !== undefined) yield scenario;
}

/** The expected answer to one or more violations together. */
export function outcomeOf(broken: readonly Derived[]): Required<Pick<ScenarioChange, 'expected' | 'blame' | 'assumed'>> {
  return {
    expected: broken.map(({ expect }) => expect).reduce(either),
    blame: combinedBlame(broken),
    assumed: broken.some(({ assumed }) => assumed),
  };
}
