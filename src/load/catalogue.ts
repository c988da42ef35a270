import { EXPECTED_WORDS } from '../model/expected.ts';
import type { Code, Entry } from '../model/format.ts';
import { type Build, known, refuse } from './build.ts';
import { sourceAt } from './source.ts';
import { below, elements, flag, numbers, type Spot, text, words } from './spot.ts';

/** The error catalogue. Ids that stand twice or are reserved are noted, and classes that are no codes of it. */
export function catalogue(build: Pick<Build, 'problems'>, spot: Spot): readonly Entry[] {
  const spots = elements(spot);
  const entries = spots.map(entry);
  const classes = entries.filter(({ level }) => level === 'class');
  entries.forEach(({ id }, index) => {
    const place = below(spot, index);
    const shown = { value: id, pointer: below(place, 'id').value === undefined ? place.pointer : below(place, 'id').pointer };
    if (entries.findIndex((other) => other.id === id) < index)
      refuse(build, shown, `Another entry is called ${id} already; give this one an "id" of its own.`);
    if (EXPECTED_WORDS.some((word) => word === id)) refuse(build, shown, `No entry may be called ${id}: it is a word of expectations.`);
    for (const each of elements(below(place, 'classes'))) checkClass(build, each, classes);
  });
  return entries.map((each) => (each.level === 'class' ? each : { ...each, statuses: statusesOf(each, classes) }));
}

function checkClass(build: Pick<Build, 'problems'>, spot: Spot, classes: readonly Entry[]): void {
  const codes = classes.flatMap(({ code }) => (code === undefined ? [] : [code]));
  if (!codes.some((code) => code === spot.value)) refuse(build, spot, 'A class is the code of another entry of the catalogue.', codes);
}

function statusesOf(detail: Entry, classes: readonly Entry[]): readonly number[] {
  const beside = classes.filter(({ code }) => code !== undefined && detail.classes.includes(code));
  return [...new Set(beside.flatMap(({ statuses }) => statuses))];
}

function entry(spot: Spot): Entry {
  const [detail] = words(below(spot, 'detail'));
  const [written] = words(below(spot, 'code'));
  const code: Code | undefined = flag(below(spot, 'open'), false) ? undefined : (detail ?? written);
  return {
    id: String(words(below(spot, 'id'))[0] ?? code ?? ''),
    level: detail === undefined ? 'class' : 'detail',
    code,
    statuses: numbers(below(spot, 'statuses')),
    classes: words(below(spot, 'classes')),
    message: text(below(spot, 'message')),
    meaning: text(below(spot, 'meaning')) ?? '',
    operations: entryOperations(below(spot, 'operations')),
    source: sourceAt(below(spot, 'source')),
    pointer: spot.pointer,
  };
}

function entryOperations(spot: Spot): Entry['operations'] {
  if (spot.value === 'writes') return 'writes';
  return spot.value === undefined || spot.value === 'all' ? 'all' : words(spot).map(String);
}

/** Notes operations that entries name and the description lacks, and details where answers have none. */
export function checkEntries(build: Build, spot: Spot, hasDetails: boolean): void {
  for (const each of elements(spot))
    if (!hasDetails && below(each, 'detail').value !== undefined)
      refuse(build, below(each, 'detail'), 'A detail needs "reading.detail", which says where it stands.');
  for (const each of elements(spot))
    for (const name of elements(below(each, 'operations'))) known(build, name, 'operation', build.operations.keys());
}
