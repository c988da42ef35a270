import type { Json } from '../../src/json/json.ts';
import { type ErrorReading, errorOf } from '../../src/judge/readings.ts';
import type { Blame } from '../../src/model/probe.ts';
import type { BlamedField } from '../../src/model/reading.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { entryOf } from '../../src/read/outcome.ts';

/** Which names an answer blamed, against those it must and may blame. */
export interface Blamed {
  /** Each name once, sorted; entries without a name are left out. */
  readonly names: readonly string[];
  /** Groups of which no name was blamed. */
  readonly missed: readonly (readonly string[])[];
  /** Whether enough was named: any name of any group, or any name at all where that will do. */
  readonly named: boolean;
  /** Names of sound fields. */
  readonly sound: readonly string[];
}

/** Weighs the listed fields against what was broken. */
export function weighBlame(blame: Blame, fields: readonly BlamedField[]): Blamed {
  const names = blamedNames(fields);
  const missed = blame.must.filter((group) => !group.some((name) => names.includes(name)));
  const allowed = [...blame.must.flat(), ...blame.may];
  return {
    names,
    missed,
    named: names.length > 0 && (blame.any || blame.must.length === 0 || missed.length < blame.must.length),
    sound: blame.any ? [] : names.filter((name) => !allowed.includes(name)),
  };
}

/** The names in a list of blamed fields: each once, sorted, none of them empty. */
export function blamedNames(fields: readonly BlamedField[]): readonly string[] {
  const names = fields.map(({ name }) => name?.trim() ?? '').filter((name) => name !== '');
  return [...new Set(names)].sort();
}

/** What must be blamed, for a finding: one name for a member that has only one, else the names that would do. */
export function wanted(groups: Blame['must']): Json {
  return groups.map((group) => (group.length === 1 ? (group[0] ?? '') : group));
}

/** The error of an exchange whose entry is one that lists fields, else `undefined`. */
export function validationErrorOf(observation: Observation): ErrorReading | undefined {
  const error = errorOf(observation);
  const entry = error === undefined ? undefined : entryOf(observation.format, error);
  return entry !== undefined && (observation.format.fields?.with.includes(entry.id) ?? false) ? error : undefined;
}

/** The blame that a probe with a single outcome knows of; `undefined` where it says nothing of fields. */
export function expectedBlame({ probe }: Observation): Blame | undefined {
  const blame = probe.expect.kind === 'outcome' ? probe.expect.blame : undefined;
  return blame !== undefined && (blame.any || blame.must.length > 0) ? blame : undefined;
}
