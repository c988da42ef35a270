import type { Gap } from '../model/report.ts';

/** The order of gaps that scenarios met: alphabetical, whatever came first. */
export function byNeed(a: Gap, b: Gap): number {
  if (a.why !== b.why) return a.why < b.why ? -1 : 1;
  const [first, second] = [a.needs ?? '', b.needs ?? ''];
  return first < second ? -1 : Number(first > second);
}

/** Merges the gaps that several shards met into those of one run. */
export function joinedGaps(met: readonly (readonly Gap[])[]): readonly Gap[] {
  const groups = Map.groupBy(met.flat(), ({ why, needs }) => JSON.stringify([why, needs]));
  return [...groups.values()]
    .flatMap(([first, ...others]): readonly Gap[] => (first === undefined ? [] : [others.reduce(both, first)]))
    .toSorted(byNeed);
}

function both(one: Gap, other: Gap): Gap {
  return { ...one, scenarios: one.scenarios + other.scenarios, entries: [...new Set([...one.entries, ...other.entries])].sort() };
}
