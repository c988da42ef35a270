import type { Change, RequestLocation } from '../model/format.ts';
import type { Blame, ConstraintViolation } from '../model/probe.ts';
import { isUnder } from '../model/request.ts';
import type { Derived } from './derived.ts';
import { shuffled } from './random.ts';

/** The changes of several violations, ordered so that none undoes another: additions the document needs, then removals, then the violations. */
export function changesOf(broken: readonly Derived[]): readonly Change[] {
  const [first] = broken;
  if (first !== undefined && broken.length === 1 && first.also.length === 0) return [first.change];
  // Violations in one object share the change that adds it; applied twice, it would overwrite the first violation.
  const also = [...new Set(broken.flatMap((each) => each.also))];
  return [
    ...also.filter(({ kind }) => kind === 'set'),
    ...also.filter(({ kind }) => kind === 'remove'),
    ...broken.map(({ change }) => change),
  ];
}

/** Changes of a request as changes of the document at the location `root`. */
export function changesBelow(root: RequestLocation, changes: readonly Change[]): readonly Change[] {
  return root === '' ? changes : changes.map((change) => ({ ...change, at: change.at.slice(root.length) }));
}

/** The blame of several broken members together. */
export function combinedBlame(broken: readonly ConstraintViolation[]): Blame {
  const [first] = broken;
  if (first !== undefined && broken.length === 1) return first.blame;
  return {
    must: broken.flatMap(({ blame }) => blame.must),
    may: [...new Set(broken.flatMap(({ blame }) => blame.may))],
    any: broken.some(({ blame }) => blame.any),
  };
}

/** Groups of two and three independent violations, chosen by the seed; each of them must be rejected alone. */
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

/** Whether two violations can be combined: neither hides the other, and their field names differ. */
export function independent(a: Derived, b: Derived): boolean {
  const [these, those] = [a.expect.entries, b.expect.entries];
  if (these.length !== those.length || these.some((entry, index) => entry !== those[index])) return false;
  return !touches(a, b) && !touches(b, a) && !b.blame.must.some((group) => group.some((name) => names(a, name)));
}

/** Whether a violation may be blamed by this name. */
function names({ blame }: Derived, name: string): boolean {
  return blame.must.some((group) => group.includes(name));
}

/** Whether `a` breaks a location at or under that of `b`, or removes or replaces it on the way. */
function touches(a: Derived, b: Derived): boolean {
  const onTheWay = a.also.filter((each) => each.kind === 'remove' || !b.also.includes(each));
  return isUnder(a.at, b.at) || onTheWay.some(({ at }) => isUnder(b.at, at));
}
