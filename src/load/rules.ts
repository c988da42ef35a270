import type { ErrorFormatKeywords } from '../../specs/extension.ts';
import { isObject } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import { expectedFrom } from '../model/expected.ts';
import type { CauseRules, Expected, FieldRules, LimitRules, ReadingRules } from '../model/format.ts';
import { ACCEPTED_OR_REJECTED } from '../model/probe.ts';
import { addProblem, type Build, known } from './build.ts';
import { type DescribedValue, describedItems, keywordAt, optionalKeyword } from './described-value.ts';
import { checkExpected } from './expected.ts';

/** How answers are read (`x-error-format.reading`). Reports an `errorSchema` that does not exist, and a wrong `detail`. */
export function readingRules(build: Build, reading: DescribedValue<ReadingRules>): ReadingRules {
  const errorSchema = keywordAt(reading, 'errorSchema');
  if (!isObject(at(build.document, errorSchema.value))) {
    const schemas = at(build.document, '/components/schemas');
    const names = isObject(schemas) ? Object.keys(schemas) : [];
    addProblem(
      build,
      errorSchema,
      'There is no schema at this location.',
      names.map((name) => `/components/schemas/${name}`),
    );
  }
  const detail = optionalKeyword(reading, 'detail');
  if (detail !== undefined) checkDetail(build, detail);
  return reading.value;
}

function checkDetail(build: Build, detail: DescribedValue<NonNullable<ReadingRules['detail']>>): void {
  const classes = build.catalogue.flatMap(({ level, code }) => (level === 'class' && code !== undefined ? [code] : []));
  for (const each of describedItems(keywordAt(detail, 'requiredWith')))
    if (!classes.includes(each.value)) addProblem(build, each, 'This must be the code of a class entry of the catalogue.', classes);
  const closed = optionalKeyword(detail, 'closed');
  if (closed !== undefined && closed.value.to < closed.value.from)
    addProblem(build, keywordAt(closed, 'to'), `"to" must not be less than "from" (${closed.value.from}).`);
}

/** How blamed fields are named (`x-error-format.fields`). Reports a format whose `reading` has no `fields`. */
export function fieldRules(build: Build, root: DescribedValue<ErrorFormatKeywords>): FieldRules | undefined {
  const fields = optionalKeyword(root, 'fields');
  if (fields === undefined) return undefined;
  if (root.value.reading.fields === undefined)
    addProblem(build, fields, '"fields" needs "reading.fields", the location where errors list them.');
  for (const each of describedItems(keywordAt(fields, 'with'))) known(build, each, 'catalogue entry', entryIds(build));
  return fields.value;
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
  const cause = (name: keyof ErrorFormatKeywords['causes']): Expected | undefined => {
    const expectation = optionalKeyword(causes, name);
    return expectation === undefined ? undefined : expectedFrom(checkExpected(build, expectation));
  };
  return {
    badKey: cause('badKey') ?? ACCEPTED_OR_REJECTED,
    forbidden: cause('forbidden'),
    malformedJson: cause('malformedJson') ?? ACCEPTED_OR_REJECTED,
    emptyBody: cause('emptyBody') ?? ACCEPTED_OR_REJECTED,
    notAnObject: cause('notAnObject') ?? ACCEPTED_OR_REJECTED,
    invalid: cause('invalid') ?? ACCEPTED_OR_REJECTED,
    unknown: cause('unknown') ?? ACCEPTED_OR_REJECTED,
    notAnId: cause('notAnId') ?? ACCEPTED_OR_REJECTED,
  };
}
