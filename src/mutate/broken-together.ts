import type { Change, RequestLocation } from '../model/format.ts';
import type { Blame, Violation } from '../model/probe.ts';
import { isUnder } from '../model/request.ts';
import type { Derived } from './derived.ts';
import { shuffled } from './random.ts';

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

/** Changes of a request as changes of the document at this place of it. */
export function changesBelow(root: RequestLocation, changes: readonly Change[]): readonly Change[] {
  return root === '' ? changes : changes.map((change) => ({ ...change, at: change.at.slice(root.length) }));
}

/** The blame of several broken members at once. */
export function combinedBlame(broken: readonly Violation[]): Blame {
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
