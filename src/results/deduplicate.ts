import { isObject, type Json } from '../json/json.ts';
import type { CountedLocation, ExampleRank, Finding } from '../model/report.ts';
import { keyOf } from './cause-locations.ts';

/** A finding as often as it was seen, and how good its example is. */
export interface CountedFinding {
  readonly finding: Finding;
  readonly rank: ExampleRank;
}

/**
 * Findings of one requirement and format, each told once: what payloads show where planned probes show it as well, at every one of its
 * places, are the planned findings. They count it, and take over an example that is smaller than theirs. How often a finding was seen is
 * told as once at least, also where it showed only while a payload was made smaller.
 */
export function deduplicated(all: readonly CountedFinding[]): readonly Finding[] {
  const planned = new Set(all.filter(({ finding }) => finding.fuzz === undefined).map(({ finding }) => nameOf(finding, finding)));
  const isKnown = ({ finding: { places = [], ...finding } }: CountedFinding) =>
    places.length > 0 && places.every((place) => planned.has(nameOf(finding, place)));
  const known = all.filter(isKnown);
  const others = all.filter((each) => !known.includes(each));
  return others
    .map((each) => (each.finding.fuzz === undefined ? known.reduce(joined, each) : each))
    .map(({ finding }) => atLeastOnce(finding));
}

/** The order of findings in a report: by operations in the order of the description, then by ids. */
export function inReport(order: (operation: string | null) => number): (a: CountedFinding, b: CountedFinding) => number {
  return ({ finding: a }, { finding: b }) => order(a.operation) - order(b.operation) || a.id.localeCompare(b.id);
}

/** As told where nothing is joined: the share of a run cannot know what the others planned. */
export function atLeastOnce(finding: Finding): Finding {
  return { ...finding, count: Math.max(1, finding.count) };
}

/** A planned finding with what payloads show of it. */
function joined(own: CountedFinding, { finding, rank }: CountedFinding): CountedFinding {
  const place = finding.places?.find((each) => nameOf(finding, each) === nameOf(own.finding, own.finding));
  if (place === undefined) return own;
  const isShown = nameOf(finding, finding) === nameOf(own.finding, own.finding) && rank.size < own.rank.size;
  const count = own.finding.count + place.count;
  if (!isShown) return { ...own, finding: { ...own.finding, count } };
  const { places: _, ...example } = finding;
  return { finding: { ...example, id: own.finding.id, count, recipe: asPlanned(finding.recipe) }, rank };
}

/** Carried out again it is to show the planned finding, not one of a campaign. */
function asPlanned(recipe: Json): Json {
  if (!isObject(recipe)) return recipe;
  const { drawn: _, ...planned } = recipe;
  return planned;
}

/** The same for a planned finding, and for what payloads show of it at one of their places. */
function nameOf({ operation, code }: Pick<Finding, 'operation' | 'code'>, place: Pick<CountedLocation, 'cause' | 'spec'>): string {
  return [operation, code, keyOf(place)].join(' ');
}
