import type { ErrorFormatKeywords } from '../../specs/extension.ts';
import { EXPECTED_KEYWORDS } from '../model/expected.ts';
import type { Entry } from '../model/format.ts';
import { addProblem, type Build, known } from './build.ts';
import { type DescribedValue, describedItems, optionalKeyword } from './described-value.ts';

type EntriesKeyword = ErrorFormatKeywords['catalogue'];

/** The error catalogue. Reports duplicate and reserved ids, and classes that are not codes of the catalogue. */
export function catalogue(build: Pick<Build, 'problems'>, described: DescribedValue<EntriesKeyword>): readonly Entry[] {
  const entries = describedItems(described).map(entryOf);
  const classes = entries.filter(({ level }) => level === 'class');
  describedItems(described).forEach((each, index) => {
    const { id } = entries[index] ?? entryOf(each);
    const shown = { value: id, pointer: optionalKeyword(each, 'id')?.pointer ?? each.pointer };
    if (entries.findIndex((other) => other.id === id) < index)
      addProblem(build, shown, `Another entry already has the id "${id}". Give this one an "id" of its own.`);
    if (EXPECTED_KEYWORDS.some((keyword) => keyword === id))
      addProblem(build, shown, `"${id}" is a keyword of expectations and cannot be the id of an entry. Give the entry another "id".`);
    const own = optionalKeyword(each, 'classes');
    if (own !== undefined) for (const code of describedItems(own)) checkClass(build, code, classes);
  });
  return entries.map((each) => (each.level === 'class' ? each : { ...each, statuses: statusesOf(each, classes) }));
}

function entryOf({ value, pointer }: DescribedValue<EntriesKeyword[number]>): Entry {
  const code = value.open === true ? undefined : (value.detail ?? value.code);
  return {
    id: String(value.id ?? code),
    level: value.detail === undefined ? 'class' : 'detail',
    code,
    statuses: value.statuses ?? [],
    classes: value.classes ?? [],
    message: value.message,
    meaning: value.meaning,
    operations: value.operations,
    source: value.source,
    pointer,
  };
}

function checkClass(build: Pick<Build, 'problems'>, code: DescribedValue<string | number>, classes: readonly Entry[]): void {
  const codes = classes.flatMap((each) => (each.code === undefined ? [] : [each.code]));
  if (!codes.some((each) => each === code.value))
    addProblem(build, code, 'A class must be the code of another entry of the catalogue.', codes);
}

function statusesOf(detail: Entry, classes: readonly Entry[]): readonly number[] {
  const own = classes.filter(({ code }) => code !== undefined && detail.classes.includes(code));
  return [...new Set(own.flatMap(({ statuses }) => statuses))];
}

/** Reports entries for unknown operations, and details in a format without `reading.detail`. */
export function checkEntries(build: Build, described: DescribedValue<EntriesKeyword>, hasDetails: boolean): void {
  for (const each of describedItems(described)) {
    const detail = optionalKeyword(each, 'detail');
    if (!hasDetails && detail !== undefined)
      addProblem(build, detail, 'The format has no "reading.detail", so a detail cannot be read. Add its location there.');
    const { operations } = each.value;
    if (typeof operations !== 'string')
      for (const id of describedItems({ value: operations, pointer: `${each.pointer}/operations` }))
        known(build, id, 'operation', build.operations.keys());
  }
}
