import type { ErrorFormatKeywords } from '../../specs/extension.ts';
import { isObject, type Json } from '../json/json.ts';
import { expectedFrom } from '../model/expected.ts';
import type { CauseRules, Expected, FieldRules, LimitRules } from '../model/format.ts';
import { ACCEPTED_OR_REJECTED } from '../model/probe.ts';
import { addProblem, type Build, known } from './build.ts';
import { type DescribedValue, describedEntries, describedItems, keywordAt, optionalKeyword } from './described-value.ts';
import { checkExpected } from './expected.ts';

/** How blamed fields are named (`x-error-format.fields`). Reports a format whose `reading` has no `fields`. */
export function fieldRules(build: Build, root: DescribedValue<ErrorFormatKeywords>): FieldRules | undefined {
  const fields = optionalKeyword(root, 'fields');
  if (fields === undefined) return undefined;
  const { reading } = root.value;
  if ([reading, ...reading.shapes].every((each) => each.fields === undefined))
    addProblem(
      build,
      { value: undefined, pointer: fields.pointer },
      '"fields" needs "reading.fields", the location where errors list them.',
    );
  const codes = optionalKeyword(fields, 'codes');
  if (codes !== undefined && [reading, ...reading.shapes].every((each) => each.fields?.code === undefined))
    addProblem(
      build,
      { value: undefined, pointer: codes.pointer },
      '"codes" needs "reading.fields.code", the location of the code of a field.',
    );
  for (const each of describedItems(keywordAt(fields, 'with'))) known(build, each, 'catalogue entry', entryIds(build));
  return { ...fields.value, with: fields.value.with.map(String) };
}

/** Rate limits (`x-error-format.limits`). */
export function limitRules(build: Build, root: DescribedValue<ErrorFormatKeywords>): LimitRules | undefined {
  const limits = optionalKeyword(root, 'limits');
  if (limits === undefined) return undefined;
  known(build, keywordAt(limits, 'entry'), 'catalogue entry', entryIds(build));
  return { ...limits.value, entry: String(limits.value.entry) };
}

function entryIds(build: Build): readonly string[] {
  return build.catalogue.map(({ id }) => id);
}

/** What the format expects for each kind of derived request (`x-error-format.causes`). A missing cause promises nothing. */
export function causeRules(build: Build, causes: DescribedValue<ErrorFormatKeywords['causes']>): CauseRules {
  const cause = (name: Exclude<keyof ErrorFormatKeywords['causes'], 'invalid'>): Expected | undefined => {
    const expectation = optionalKeyword(causes, name);
    return expectation === undefined ? undefined : expectedFrom(checkExpected(build, expectation));
  };
  return {
    badKey: cause('badKey') ?? ACCEPTED_OR_REJECTED,
    forbidden: cause('forbidden'),
    malformedJson: cause('malformedJson') ?? ACCEPTED_OR_REJECTED,
    emptyBody: cause('emptyBody') ?? ACCEPTED_OR_REJECTED,
    notAnObject: cause('notAnObject') ?? ACCEPTED_OR_REJECTED,
    invalid: constraintRules(build, causes).get('default') ?? ACCEPTED_OR_REJECTED,
    unknown: cause('unknown') ?? ACCEPTED_OR_REJECTED,
    notAnId: cause('notAnId') ?? ACCEPTED_OR_REJECTED,
  };
}

/** The expectations by violated constraint (`causes.invalid`); that of all others is `default`. */
export function constraintRules(build: Build, causes: DescribedValue<ErrorFormatKeywords['causes']>): ReadonlyMap<string, Expected> {
  const described = optionalKeyword(causes, 'invalid');
  if (described === undefined) return new Map();
  const { value, pointer } = described;
  const all: DescribedValue<{ readonly [constraint: string]: Json }> = { value: isObject(value) ? value : { default: value }, pointer };
  const spots = describedEntries(all).map(([name, each]) => [name, isObject(value) ? each : { ...each, pointer }] as const);
  return new Map(spots.map(([constraint, each]) => [constraint, expectedFrom(checkExpected(build, each))]));
}
