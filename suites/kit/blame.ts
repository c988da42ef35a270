import { type ErrorReading, errorOf } from '../../src/judge/readings.ts';
import type { Blame, Probe } from '../../src/model/probe.ts';
import type { BlamedField } from '../../src/model/reading.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { entryOf } from '../../src/read/outcome.ts';

/** Names of fields, for a finding: a list holds the names of which one will do. */
export type Names = readonly (string | readonly string[])[];

/** The names in an answer, compared with those that it must and may have. */
export interface Weighed {
  /** Each name once, sorted; entries without a name are left out. */
  readonly names: readonly string[];
  /** Groups of which no name is there. */
  readonly missed: readonly (readonly string[])[];
  /** Whether enough was named: any name of any group, or any name at all where that will do. */
  readonly named: boolean;
  /** Names of valid fields. */
  readonly valid: readonly string[];
}

/** Compares the listed fields with those that are broken. */
export function weighBlame(blame: Blame, fields: readonly BlamedField[]): Weighed {
  const names = blamedNames(fields);
  const missed = blame.must.filter((group) => !group.some((name) => names.includes(name)));
  const allowed = allowedNames(blame);
  return {
    names,
    missed,
    named: names.length > 0 && (blame.any || blame.must.length === 0 || missed.length < blame.must.length),
    valid: blame.any ? [] : names.filter((name) => !allowed.includes(name)),
  };
}

/** The names in a list of blamed fields: each once, sorted, none of them empty. */
export function blamedNames(fields: readonly BlamedField[]): readonly string[] {
  const names = fields.map(({ name }) => name?.trim() ?? '').filter((name) => name !== '');
  return [...new Set(names)].sort();
}

/** All names that an answer may have, each once. */
export function allowedNames({ must, may }: Blame): readonly string[] {
  return [...new Set([...must.flat(), ...may])];
}

/** The names that an answer must have, for a finding: one name for a field that has only one, else the names that would do. */
export function wanted(groups: Blame['must']): Names {
  return groups.map((group) => (group.length === 1 ? (group[0] ?? '') : group));
}

/** The error of an exchange whose entry is one that lists fields, else `undefined`. */
export function validationErrorOf(observation: Observation): ErrorReading | undefined {
  const error = errorOf(observation);
  const entry = error === undefined ? undefined : entryOf(observation.format, error);
  return entry !== undefined && (observation.format.fields?.with.includes(entry.id) ?? false) ? error : undefined;
}

/** The fields that the answer to a probe with a single outcome must name; `undefined` where the probe is not about fields. */
export function expectedBlame({ probe }: Observation): Blame | undefined {
  const blame = probe.expect.kind === 'outcome' ? probe.expect.blame : undefined;
  return blame !== undefined && (blame.any || blame.must.length > 0) ? blame : undefined;
}

/** Probes that break fields: those whose answer must name some, and bulks. */
export function blamesFields({ expect }: Probe): boolean {
  return expect.kind === 'bulk' || (expect.kind === 'outcome' && expect.blame !== undefined);
}
