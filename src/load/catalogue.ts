import { EXPECTED_KEYWORDS } from '../model/expected.ts';
import type { Code, Entry } from '../model/format.ts';
import { addProblem, type Build, known } from './build.ts';
import { type DescribedValue, elementsOf, entryIdsAt, flagAt, numbersAt, textAt, valueBelow } from './described-value.ts';
import { sourceAt } from './source.ts';

/** The error catalogue. Ids that stand twice or are reserved are noted, and classes that are no codes of it. */
export function catalogue(build: Pick<Build, 'problems'>, spot: DescribedValue): readonly Entry[] {
  const spots = elementsOf(spot);
  const entries = spots.map(entry);
  const classes = entries.filter(({ level }) => level === 'class');
  entries.forEach(({ id }, index) => {
    const place = valueBelow(spot, index);
    const shown = { value: id, pointer: valueBelow(place, 'id').value === undefined ? place.pointer : valueBelow(place, 'id').pointer };
    if (entries.findIndex((other) => other.id === id) < index)
      addProblem(build, shown, `Another entry is called ${id} already; give this one an "id" of its own.`);
    if (EXPECTED_KEYWORDS.some((word) => word === id))
      addProblem(build, shown, `No entry may be called ${id}: it is a word of expectations.`);
    for (const each of elementsOf(valueBelow(place, 'classes'))) checkClass(build, each, classes);
  });
  return entries.map((each) => (each.level === 'class' ? each : { ...each, statuses: statusesOf(each, classes) }));
}

function checkClass(build: Pick<Build, 'problems'>, spot: DescribedValue, classes: readonly Entry[]): void {
  const codes = classes.flatMap(({ code }) => (code === undefined ? [] : [code]));
  if (!codes.some((code) => code === spot.value)) addProblem(build, spot, 'A class is the code of another entry of the catalogue.', codes);
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

/** Notes operations that entries name and the description lacks, and details where answers have none. */
export function checkEntries(build: Build, spot: DescribedValue, hasDetails: boolean): void {
  for (const each of elementsOf(spot))
    if (!hasDetails && valueBelow(each, 'detail').value !== undefined)
      addProblem(build, valueBelow(each, 'detail'), 'A detail needs "reading.detail", which says where it stands.');
  for (const each of elementsOf(spot))
    for (const name of elementsOf(valueBelow(each, 'operations'))) known(build, name, 'operation', build.operations.keys());
}
