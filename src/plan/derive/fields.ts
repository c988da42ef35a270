import type { Json } from '../../json/json.ts';
import type { Operation } from '../../model/format.ts';
import type { Scenario } from '../../model/probe.ts';
import { applied } from '../../mutate/apply.ts';
import { changesBelow, changesOf, combinations, combinedBlame } from '../../mutate/broken-together.ts';
import { type Derived, unseen, violationOf } from '../../mutate/derived.ts';
import { either } from '../../mutate/expected.ts';
import { blameFromErrors, type ValidityOracle, validityOracle } from '../../mutate/oracle.ts';
import { branches } from '../../mutate/variants.ts';
import { exactViolations } from '../../mutate/violations.ts';
import { nodeOf } from '../../schema/node.ts';
import type { LocatedSchema } from '../../schema/resolve.ts';
import { validity } from '../../schema/validate.ts';
import { baseOf } from '../base.ts';
import { build, idFromLocation, type ScenarioChange } from '../build.ts';
import type { PlanContext } from '../context.ts';

/** Scenarios with one violation in the body, and with two or three independent ones. */
export function* fieldScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const { body } = operation;
  const document = baseOf(context, operation, operation.writes).request.body;
  if (body === undefined || document === undefined || operation.valid.onlyInStates) return;
  const node = nodeOf(context.format, body.schema, body.pointer);
  const isValid = validity(context.format, body.schema);
  const seen = new Set<string>();
  // The example may lack values that are filled in when it is sent.
  for (const [name, base] of branches(context.format, node, document))
    if (base === document || isValid(base))
      yield* ofDocument(context, operation, { whole: body, branch: name === '' ? '' : `${name}/`, base, seen });
}

interface Document {
  readonly whole: LocatedSchema;
  readonly branch: string;
  readonly base: Json;
  /** Violations that an earlier alternative had: of members that the alternatives share, and of the one that tells them apart. */
  readonly seen: Set<string>;
}

function* ofDocument(context: PlanContext, operation: Operation, { whole, branch, base, seen }: Document): Iterable<Scenario> {
  const oracle = validityOracle(context.format, whole, base);
  const found = unseen([...allViolations(context, operation, { whole, base })], seen);
  for (const [index, violation] of found.entries()) {
    const again = found.slice(0, index).filter((other) => other.at === violation.at && other.constraint === violation.constraint).length;
    const id = `violation/${branch}${idFromLocation(violation.at)}/${violation.constraint}${again === 0 ? '' : `-${again + 1}`}`;
    yield* scenarioFor(context, operation, id, { document: base, broken: [violation], oracle });
  }
  const groups = combinations(found, context.options.seed);
  for (const [index, broken] of groups.entries())
    yield* scenarioFor(context, operation, `violations/${branch}${index + 1}-of-${broken.length}`, { document: base, broken, oracle });
}

function allViolations(context: PlanContext, operation: Operation, { whole, base }: Pick<Document, 'whole' | 'base'>): Iterable<Derived> {
  const stopAt = operation.bulk === undefined ? undefined : `/body${operation.bulk.items}`;
  return exactViolations({ format: context.format, root: '/body', expected: context.format.causes.invalid, stopAt }, whole, base);
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
    cause: expected.accepted && expected.anyEntry ? { kind: 'open', what: id } : { kind: 'violation', violations: broken.map(violationOf) },
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
