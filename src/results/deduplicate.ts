import { isObject, type Json } from '../json/json.ts';
import type { CountedLocation, ExampleRank, Finding } from '../model/report.ts';
import { keyOf } from './cause-locations.ts';

/** A finding with its count, and the rank of its example. */
export interface CountedFinding {
  readonly finding: Finding;
  readonly rank: ExampleRank;
}

/**
 * Merges a fuzz finding into the planned findings if these cover all its locations: counts add up, and the smaller example wins. Every
 * finding counts at least one exchange, even if it appeared only while shrinking.
 */
export function deduplicated(all: readonly CountedFinding[]): readonly Finding[] {
  const planned = new Set(all.filter(({ finding }) => finding.fuzz === undefined).map(({ finding }) => nameOf(finding, finding)));
  const isKnown = ({ finding: { places = [], ...finding } }: CountedFinding) =>
    places.length > 0 && places.every((location) => planned.has(nameOf(finding, location)));
  const known = all.filter(isKnown);
  const others = all.filter((each) => !known.includes(each));
  return others
    .map((each) => (each.finding.fuzz === undefined ? known.reduce(joined, each) : each))
    .map(({ finding }) => atLeastOnce(finding));
}

/** The order of findings in a report: by operation in the order of the description, then by id. */
export function inReport(order: (operation: string | null) => number): (a: CountedFinding, b: CountedFinding) => number {
  return ({ finding: a }, { finding: b }) => order(a.operation) - order(b.operation) || a.id.localeCompare(b.id);
}

/** A finding that counts at least one exchange, as a shard reports it: it cannot know what the others planned. */
export function atLeastOnce(finding: Finding): Finding {
  return { ...finding, count: Math.max(1, finding.count) };
}

/** A planned finding with what a fuzz finding adds to it. */
function joined(own: CountedFinding, { finding, rank }: CountedFinding): CountedFinding {
  const location = finding.places?.find((each) => nameOf(finding, each) === nameOf(own.finding, own.finding));
  if (location === undefined) return own;
  const isShown = nameOf(finding, finding) === nameOf(own.finding, own.finding) && rank.size < own.rank.size;
  const count = own.finding.count + location.count;
  if (!isShown) return { ...own, finding: { ...own.finding, count } };
  const { places: _, ...example } = finding;
  return { finding: { ...example, id: own.finding.id, count, recipe: asPlanned(finding.recipe) }, rank };
}

/** When replayed, the example must show the planned finding, not one of a campaign. */
function asPlanned(recipe: Json): Json {
  if (!isObject(recipe)) return recipe;
  const { drawn: _, ...planned } = recipe;
  return planned;
}

/** The same name for a planned finding and for a location of a fuzz finding that it covers. */
function nameOf({ operation, code }: Pick<Finding, 'operation' | 'code'>, location: Pick<CountedLocation, 'cause' | 'spec'>): string {
  return [operation, code, keyOf(location)].join(' ');
}
