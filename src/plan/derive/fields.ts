import type { Change, Operation } from '../../model/format.ts';
import type { Json } from '../../model/json.ts';
import type { Blame, Trial, Violation } from '../../model/probe.ts';
import { baseOf } from '../base.ts';
import { build, idOf, type Recipe } from '../build.ts';
import type { Context } from '../context.ts';
import { type Derived, fresh } from '../derived.ts';
import { either } from '../expected.ts';
import { type Node, nodeOf } from '../node.ts';
import { isUnder } from '../probe.ts';
import { shuffled } from '../random.ts';
import { branches } from '../variants.ts';
import { violations } from '../violations.ts';

/** Members of the body broken alone, and independent ones together in twos and threes. */
export function* fieldTrials(context: Context, operation: Operation): Iterable<Trial> {
  const { body } = operation;
  const document = baseOf(context, operation, operation.writes).request.body;
  if (body === undefined || document === undefined || operation.valid.onlyInStates) return;
  const node = nodeOf(context.format, body.schema, body.pointer);
  const seen = new Set<string>();
  for (const [name, base] of branches(context.format, node, document))
    yield* ofDocument(context, operation, { node, branch: name === '' ? '' : `${name}/`, base, seen });
}

interface Document {
  readonly node: Node;
  readonly branch: string;
  readonly base: Json;
  /** What was broken with an earlier alternative: members that the alternatives share, and the one that tells them apart. */
  readonly seen: Set<string>;
}

function* ofDocument(context: Context, operation: Operation, { node, branch, base, seen }: Document): Iterable<Trial> {
  const found = fresh([...allViolations(context, operation, node, base)], seen);
  for (const [index, violation] of found.entries()) {
    const again = found.slice(0, index).filter((other) => other.at === violation.at && other.constraint === violation.constraint).length;
    const id = `violation/${branch}${idOf(violation.at)}/${violation.constraint}${again === 0 ? '' : `-${again + 1}`}`;
    yield* trialFor(context, operation, id, { document: base, broken: [violation] });
  }
  const groups = combinations(found, context.options.seed);
  for (const [index, broken] of groups.entries())
    yield* trialFor(context, operation, `violations/${branch}${index + 1}-of-${broken.length}`, { document: base, broken });
}

function allViolations(context: Context, operation: Operation, node: Node, base: Document['base']): Iterable<Derived> {
  const stopAt = operation.bulk === undefined ? undefined : `/body${operation.bulk.items}`;
  return violations({ format: context.format, root: '/body', expected: context.format.causes.invalid, stopAt }, node, base);
}

function* trialFor(
  context: Context,
  operation: Operation,
  id: string,
  parts: { readonly document: Document['base']; readonly broken: readonly Derived[] },
): Iterable<Trial> {
  const { broken, document } = parts;
  const { expected, blame, assumed } = outcomeOf(broken);
  if (assumed && !context.options.assumed) return;
  const trial = build(context, operation, {
    id,
    cause: expected.accepted && expected.anyEntry ? { kind: 'open', what: id } : { kind: 'violation', violations: broken.map(plain) },
    expected,
    blame,
    document,
    change: changesOf(broken),
    spec: broken[0]?.spec ?? operation.pointer,
    assumed,
  });
  if (trial !== undefined) yield trial;
}

/** What must come where these are broken, which is at least one. */
export function outcomeOf(broken: readonly Derived[]): Required<Pick<Recipe, 'expected' | 'blame' | 'assumed'>> {
  return {
    expected: broken.map(({ expect }) => expect).reduce(either),
    blame: together(broken),
    assumed: broken.some(({ assumed }) => assumed),
  };
}

/** The changes of several violations: first what the base lacks, then what is taken away beside, so that none of it undoes what is broken. */
export function changesOf(broken: readonly Derived[]): readonly Change[] {
  const [first] = broken;
  if (first !== undefined && broken.length === 1 && first.also.length === 0) return [first.change];
  // Members of one holder bring the same change that adds it: twice, it would take back what was changed in it.
  const also = [...new Set(broken.flatMap((each) => each.also))];
  return [
    ...also.filter(({ kind }) => kind === 'set'),
    ...also.filter(({ kind }) => kind === 'remove'),
    ...broken.map(({ change }) => change),
  ];
}

/** What stands in the plan, without the marks of the derivation. */
export function plain({ at, constraint, change, also, blame, expect, spec }: Derived): Violation {
  return { at, constraint, change, also, blame, expect, spec };
}

/** The blame of several broken members at once. */
export function together(broken: readonly Violation[]): Blame {
  const [first] = broken;
  if (first !== undefined && broken.length === 1) return first.blame;
  return {
    must: broken.flatMap(({ blame }) => blame.must),
    may: [...new Set(broken.flatMap(({ blame }) => blame.may))],
    any: broken.some(({ blame }) => blame.any),
  };
}

/** Independent violations in twos and threes, drawn by the seed: each must be refused alone, and none holds or decides another. */
export function combinations(found: readonly Derived[], seed: number): readonly (readonly Derived[])[] {
  const fit = shuffled(
    found.filter((each) => !each.expect.accepted && !each.decides && !each.assumed),
    seed,
  );
  const groups: Derived[][] = [];
  for (const size of [2, 2, 3]) {
    const group: Derived[] = [];
    for (const each of fit) {
      if (group.length === size) break;
      if (groups.flat().includes(each) || !group.every((other) => independent(each, other))) continue;
      group.push(each);
    }
    if (group.length === size) groups.push(group);
  }
  return groups;
}

/** Whether each of two violations is still seen beside the other, and told from it by its names. */
export function independent(a: Derived, b: Derived): boolean {
  const [these, those] = [a.expect.entries, b.expect.entries];
  if (these.length !== those.length || these.some((entry, index) => entry !== those[index])) return false;
  return !touches(a, b) && !touches(b, a) && !b.blame.must.some((group) => group.some((name) => names(a, name)));
}

/** Whether the name is one of those that a violation is blamed by. */
function names({ blame }: Derived, name: string): boolean {
  return blame.must.some((group) => group.includes(name));
}

/** Whether one breaks a place at or under that of the other, or takes it away or sets it anew on its way. */
function touches(a: Derived, b: Derived): boolean {
  const onTheWay = a.also.filter((each) => each.kind === 'remove' || !b.also.includes(each));
  return isUnder(a.at, b.at) || onTheWay.some(({ at }) => isUnder(b.at, at));
}
