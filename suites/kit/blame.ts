import { isArray, isObject, type Json } from '../../src/json/json.ts';
import { type ErrorReading, errorOf } from '../../src/judge/readings.ts';
import type { Code, FieldRules } from '../../src/model/format.ts';
import { type MemberPath, type Naming, nameOfWhole, namesOf } from '../../src/model/naming.ts';
import type { Blame, Cause, Probe } from '../../src/model/probe.ts';
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

/** What comparing names needs: how the format names fields, and the request (or item) whose fields they are. */
export interface NamedFields {
  readonly rules: FieldRules | undefined;
  readonly sent: Json | undefined;
}

/** The names of fields of a single request. */
export function ofRequest({ format, sent }: Observation): NamedFields {
  const { path, query, body } = sent.request;
  return { rules: format.fields, sent: isObject(body) ? { ...path, ...query, ...body } : (body ?? { ...path, ...query }) };
}

/** Compares the listed fields with those that are broken. */
export function weighBlame(blame: Blame, fields: readonly BlamedField[], { rules, sent }: NamedFields): Weighed {
  const names = blamedNames(fields);
  const compared = (name: string) => (rules?.ignoreCase === true ? name.toLowerCase() : name);
  const given = names.map(compared);
  const isOf = (name: string, field: string) => name === compared(field) || (rules?.within === true && isBelow(name, compared(field)));
  const missed = blame.must.filter((group) => !group.some((field) => given.some((name) => isOf(name, field))));
  const allowed = allowedNames(blame);
  const own = new Set(rules?.strangers === true ? namesWithin(rules.naming, sent).map(compared) : []);
  const isValid = (name: string) =>
    !allowed.some((field) => isOf(compared(name), field)) && (rules?.strangers !== true || own.has(compared(name)));
  return {
    names,
    missed,
    named: names.length > 0 && (blame.any || blame.must.length === 0 || missed.length < blame.must.length),
    valid: blame.any ? [] : names.filter((name) => isField(name, rules) && isValid(name)),
  };
}

/** Whether a name is that of a field: the name of the whole body is none, unless names are pointers, which can be exact. */
function isField(name: string, rules: FieldRules | undefined): boolean {
  return rules === undefined || rules.naming === 'json-pointer' || name !== nameOfWhole(rules.naming);
}

/** Whether a name is that of something within a field. */
function isBelow(name: string, field: string): boolean {
  return name.startsWith(field) && /^[./[]/.test(name.slice(field.length));
}

/** More members than these are not named. */
const MOST_NAMED = 5000;

/** The names of everything that was sent. */
function namesWithin(naming: Naming, sent: Json | undefined): readonly string[] {
  const found: { readonly path: MemberPath; readonly value: Json }[] = [{ path: [], value: sent ?? null }];
  for (let index = 0; index < found.length && found.length < MOST_NAMED; index += 1) {
    const { path, value } = found[index] ?? { path: [], value: null };
    if (isArray(value)) found.push(...value.map((each, position) => ({ path: [...path, position], value: each })));
    else if (isObject(value)) found.push(...Object.entries(value).map(([name, each]) => ({ path: [...path, name], value: each })));
  }
  return found.slice(1).flatMap(({ path }) => namesOf(naming, path));
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

/** Names for a finding: a pointer with and without a `#` before it is one. */
export function shownNames(names: readonly string[]): readonly string[] {
  return names.filter((name) => !(name.startsWith('#/') && names.includes(name.slice(1))));
}

/** The names that an answer must have, for a finding: one name for a field that has only one, else the names that would do. */
export function wanted(groups: Blame['must']): Names {
  return groups.map((group) => {
    const shown = shownNames(group);
    return shown.length === 1 ? (shown[0] ?? '') : shown;
  });
}

/** The error of an exchange whose entry is one that lists fields, for a cause that may be told by fields; else `undefined`. */
export function validationErrorOf(observation: Observation): ErrorReading | undefined {
  const { fields } = observation.format;
  const error = errorOf(observation);
  if (error === undefined || fields === undefined || !listsFieldsFor(fields, observation.probe)) return undefined;
  const entry = entryOf(observation.format, error);
  return entry !== undefined && fields.with.includes(entry.id) ? error : undefined;
}

/** Whether an error names no field, in a format that allows that. */
export function namesNoneLegally({ format }: Observation, { fields }: ErrorReading): boolean {
  return format.fields?.optional === true && blamedNames(fields).length === 0;
}

/** The names of causes in descriptions. */
const CAUSES: Readonly<Partial<Record<Cause['kind'], NonNullable<FieldRules['causes']>[number]>>> = {
  violation: 'invalid',
  bulk: 'invalid',
  'bulk-size': 'invalid',
  key: 'badKey',
  'malformed-json': 'malformedJson',
  'empty-body': 'emptyBody',
  'not-an-object': 'notAnObject',
  'unknown-id': 'unknown',
  'not-an-id': 'notAnId',
};

/** Whether errors for the cause of a probe list fields, where one entry is used for several causes. Of a written case, its `blames` tells. */
function listsFieldsFor({ causes }: FieldRules, { cause, expect }: Probe): boolean {
  if (causes === undefined) return true;
  if (cause.kind === 'case') return expect.kind === 'outcome' && (expect.blame?.must.length ?? 0) > 0;
  const name = CAUSES[cause.kind];
  return name !== undefined && causes.includes(name);
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

/** The documented codes for the broken field and the one that it has, if that is another; only where a single constraint is violated. */
export function otherFieldCode(
  { format, probe }: Observation,
  fields: readonly BlamedField[],
): { readonly expected: readonly Code[]; readonly actual: Json } | undefined {
  const [violation, second] = probe.cause.kind === 'violation' ? probe.cause.violations : [];
  const codes = format.fields?.codes;
  if (violation === undefined || second !== undefined || codes === undefined) return undefined;
  const { constraint, blame } = violation;
  const expected = codes[constraint] ?? (constraint === 'null' ? codes['type'] : undefined) ?? codes['default'];
  const own = fields.filter(({ name }) => name !== undefined && blame.must.some((group) => group.includes(name)));
  if (expected === undefined || own.length === 0 || own.some(({ code }) => expected.some((each) => each === code))) return undefined;
  return { expected, actual: own[0]?.code ?? 'missing' };
}
