import { EXPECTED_KEYWORDS } from '../model/expected.ts';
import type { Code, Entry } from '../model/format.ts';
import { addProblem, type Build, known } from './build.ts';
import { type DescribedValue, elementsOf, entryIdsAt, flagAt, numbersAt, textAt, valueBelow } from './described-value.ts';
import { sourceAt } from './source.ts';

/** The error catalogue. Reports duplicate and reserved ids, and classes that are not codes of the catalogue. */
export function catalogue(build: Pick<Build, 'problems'>, spot: DescribedValue): readonly Entry[] {
  const spots = elementsOf(spot);
  const entries = spots.map(entry);
  const classes = entries.filter(({ level }) => level === 'class');
  entries.forEach(({ id }, index) => {
    const entryAt = valueBelow(spot, index);
    const shown = {
      value: id,
      pointer: valueBelow(entryAt, 'id').value === undefined ? entryAt.pointer : valueBelow(entryAt, 'id').pointer,
    };
    if (entries.findIndex((other) => other.id === id) < index)
      addProblem(build, shown, `Another entry already has the id "${id}". Give this one an "id" of its own.`);
    if (EXPECTED_KEYWORDS.some((keyword) => keyword === id))
      addProblem(build, shown, `"${id}" is a keyword of expectations and cannot be the id of an entry. Give the entry another "id".`);
    for (const each of elementsOf(valueBelow(entryAt, 'classes'))) checkClass(build, each, classes);
  });
  return entries.map((each) => (each.level === 'class' ? each : { ...each, statuses: statusesOf(each, classes) }));
}

function checkClass(build: Pick<Build, 'problems'>, spot: DescribedValue, classes: readonly Entry[]): void {
  const codes = classes.flatMap(({ code }) => (code === undefined ? [] : [code]));
  if (!codes.some((code) => code === spot.value))
    addProblem(build, spot, 'A class must be the code of another entry of the catalogue.', codes);
}

function statusesOf(detail: Entry, classes: readonly Entry[]): readonly number[] {
  const beside = classes.filter(({ code }) => code !== undefined && detail.classes.includes(code));
  return [...new Set(beside.flatMap(({ statuses }) => statuses))];
}

function entry(spot: DescribedValue): Entry {
  const [detail] = entryIdsAt(valueBelow(spot, 'detail'));
  const [written] = entryIdsAt(valueBelow(spot, 'code'));
  const code: Code | undefined = flagAt(valueBelow(spot, 'open'), false) ? undefined : (detail ?? written);
  return {
    id: String(entryIdsAt(valueBelow(spot, 'id'))[0] ?? code ?? ''),
    level: detail === undefined ? 'class' : 'detail',
    code,
    statuses: numbersAt(valueBelow(spot, 'statuses')),
    classes: entryIdsAt(valueBelow(spot, 'classes')),
    message: textAt(valueBelow(spot, 'message')),
    meaning: textAt(valueBelow(spot, 'meaning')) ?? '',
    operations: entryOperations(valueBelow(spot, 'operations')),
    source: sourceAt(valueBelow(spot, 'source')),
    pointer: spot.pointer,
  };
}

function entryOperations(spot: DescribedValue): Entry['operations'] {
  if (spot.value === 'writes') return 'writes';
  return spot.value === undefined || spot.value === 'all' ? 'all' : entryIdsAt(spot).map(String);
}

/** Reports entries for unknown operations, and details in a format without `reading.detail`. */
export function checkEntries(build: Build, spot: DescribedValue, hasDetails: boolean): void {
  for (const each of elementsOf(spot))
    if (!hasDetails && valueBelow(each, 'detail').value !== undefined)
      addProblem(
        build,
        valueBelow(each, 'detail'),
        'The format has no "reading.detail", so a detail cannot be read. Add its location there.',
      );
  for (const each of elementsOf(spot))
    for (const name of elementsOf(valueBelow(each, 'operations'))) known(build, name, 'operation', build.operations.keys());
}
