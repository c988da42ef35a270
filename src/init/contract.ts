import type { Json, JsonObject } from '../json/json.ts';
import { type Pointer, pointer } from '../json/pointer.ts';
import { EXPECTED_KEYWORDS } from '../model/expected.ts';
import type { CauseRules, Code, Format } from '../model/format.ts';
import type { Cause } from '../model/probe.ts';
import { isSentAsValid, type Seen, type SeenError } from './seen.ts';

/** What was observed, as keywords of the error format, with comments by pointers into them. */
export interface ObservedFormat {
  readonly errorFormat: JsonObject;
  readonly comments: ReadonlyMap<Pointer, string>;
}

/** The causes whose errors a format documents, and what each is called in a sentence. */
const CAUSES: Readonly<Record<Exclude<keyof CauseRules, 'forbidden'>, string>> = {
  badKey: 'a missing or wrong key',
  malformedJson: 'a body that is not JSON',
  emptyBody: 'an empty body',
  notAnObject: 'a body that is no object',
  invalid: 'a value that breaks its schema',
  unknown: 'an id that does not exist',
  notAnId: 'a text that is no id',
};

/** Names of causes in the format, by the kind of what is wrong with a request. */
const OF_KIND: Partial<Record<Cause['kind'], keyof typeof CAUSES>> = {
  key: 'badKey',
  'malformed-json': 'malformedJson',
  'empty-body': 'emptyBody',
  'not-an-object': 'notAnObject',
  violation: 'invalid',
  'unknown-id': 'unknown',
  'not-an-id': 'notAnId',
};

/** The cause of the format that a request has; several defects at once have none. */
export function causeOf({ cause }: Pick<Seen, 'cause'>): keyof typeof CAUSES | undefined {
  return cause.kind === 'violation' && cause.violations.length > 1 ? undefined : OF_KIND[cause.kind];
}

/** One entry of the catalogue, and the answers that show it. */
interface ObservedEntry {
  readonly id: string;
  readonly code: Code;
  /** The codes that come with it, if it is a detail. */
  readonly classes: readonly Code[] | undefined;
  readonly seen: readonly (Seen & { readonly answer: SeenError })[];
}

/** The catalogue, the causes and the rules of blamed fields that the answers show. */
export function observedFormat(format: Format, seen: readonly Seen[]): ObservedFormat {
  const entries = entriesIn(seen);
  const causes = causesIn(seen, entries);
  const comments = new Map<Pointer, string>();
  entries.forEach((entry, index) => {
    const example = exampleOf(entry);
    if (example !== undefined) comments.set(pointer('errorFormat', 'catalogue', index), example);
  });
  for (const name of Object.keys(causes)) {
    const told = Object.entries(CAUSES).find(([each]) => each === name)?.[1];
    if (told !== undefined) comments.set(pointer('errorFormat', 'causes', name), told);
  }
  return {
    errorFormat: {
      catalogue: [...entries.map((entry) => keywordsOf(format, entry)), ...others(entries)],
      causes,
      ...fieldsIn(format, entries),
      ...textsIn(format, entries),
    },
    comments,
  };
}

function isError(seen: Seen): seen is Seen & { readonly answer: SeenError } {
  return seen.answer.kind === 'error';
}

function entriesIn(seen: readonly Seen[]): readonly ObservedEntry[] {
  const errors = seen.filter(isError);
  const classes = Map.groupBy(errors, ({ answer }) => answer.code);
  const details = Map.groupBy(
    errors.filter(({ answer }) => answer.detail !== undefined),
    ({ answer }) => answer.detail,
  );
  const found = [
    ...[...classes].map(([code, list]) => ({ code, classes: undefined, seen: list })),
    ...[...details].flatMap(([code, list]) => (code === undefined ? [] : [{ code, classes: codesOf(list), seen: list }])),
  ].toSorted(inOrder);
  const used = new Set<string>(EXPECTED_KEYWORDS);
  return found.map((entry) => {
    let id = String(entry.code);
    for (let number = 2; used.has(id); number++) id = `${entry.code}-${number}`;
    used.add(id);
    return { ...entry, id };
  });
}

function codesOf(seen: ObservedEntry['seen']): readonly Code[] {
  return [...new Set(seen.map(({ answer }) => answer.code))].toSorted(byText);
}

/** Codes before details, by their lowest status, then by their text. */
function inOrder(a: Omit<ObservedEntry, 'id'>, b: Omit<ObservedEntry, 'id'>): number {
  const level = Number(a.classes !== undefined) - Number(b.classes !== undefined);
  return level || (statusesOf(a)[0] ?? 0) - (statusesOf(b)[0] ?? 0) || byText(a.code, b.code);
}

function byText(a: Code, b: Code): number {
  return String(a).localeCompare(String(b), 'en');
}

function statusesOf({ seen }: Pick<ObservedEntry, 'seen'>): readonly number[] {
  return [...new Set(seen.map(({ answer }) => answer.status))].toSorted((a, b) => a - b);
}

function keywordsOf({ operations }: Format, entry: ObservedEntry): JsonObject {
  const { id, code, classes, seen } = entry;
  const named = new Set(seen.map(({ operation }) => operation.id));
  const causes = Object.keys(CAUSES).flatMap((name) => {
    const told = Object.entries(CAUSES).find(([each]) => each === name)?.[1];
    return told !== undefined && seen.some((each) => causeOf(each) === name) ? [told] : [];
  });
  const isText = seen.every(({ answer }) => answer.isText) && typeof code === 'string';
  return {
    ...(id === String(code) && !isText ? {} : { id }),
    ...(isText ? { open: true, statuses: statusesOf(entry) } : {}),
    ...(isText ? {} : classes === undefined ? { code, statuses: statusesOf(entry) } : { detail: code, classes }),
    meaning: causes.length === 0 ? 'Another reason' : sentence(causes),
    operations: operations.length > 1 && named.size === operations.length ? 'all' : [...named].toSorted(),
    source: { basis: 'observed', where: 'answers of the target' },
  };
}

/** Statuses of gateways and frameworks, which no request provokes on purpose. */
const OTHER = [405, 406, 408, 411, 413, 414, 415, 417, 421, 426, 428, 429, 431];

/** An entry for what may come between a request and the application. */
function others(entries: readonly ObservedEntry[]): readonly JsonObject[] {
  if (entries.length === 0) return [];
  const ids = entries.map(({ id }) => id);
  return [
    {
      open: true,
      id: ids.includes('other') ? 'of-the-gateway' : 'other',
      statuses: OTHER,
      meaning: 'An error of a gateway or of the framework',
      operations: 'all',
      source: { basis: 'assumed', where: 'HTTP' },
    },
  ];
}

/** Statuses under which an error may be a page or a text. */
function textsIn({ statuses }: Format, entries: readonly ObservedEntry[]): JsonObject {
  const texts = entries.flatMap(({ seen }) => seen.flatMap(({ answer }) => (answer.isText ? [answer.status] : [])));
  if (texts.every((status) => statuses.unreadable.includes(status))) return {};
  return { statuses: { unreadable: [...new Set([...statuses.unreadable, ...texts])].toSorted((a, b) => a - b) } };
}

function sentence(causes: readonly string[]): string {
  const text = [causes.slice(0, -1).join(', '), causes.at(-1)].filter((each) => each !== '').join(', or ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const LONGEST = 100;

/** The message of the first such answer, in one line. */
function exampleOf({ seen }: ObservedEntry): string | undefined {
  const message = seen.find(({ answer }) => answer.message !== undefined)?.answer.message;
  if (message === undefined || message.trim() === '') return undefined;
  return JSON.stringify(message.length > LONGEST ? `${message.slice(0, LONGEST - 1)}…` : message);
}

function idsOf(seen: Seen, entries: readonly ObservedEntry[]): readonly string[] {
  const { answer } = seen;
  if (answer.kind !== 'error') return [];
  const detail = entries.find(({ code, classes }) => classes !== undefined && code === answer.detail);
  const own = detail ?? entries.find(({ code, classes }) => classes === undefined && code === answer.code);
  return own === undefined ? [] : [own.id];
}

/** Causes for which a schema may state an exception: the root has what is usual. */
const WITH_EXCEPTIONS: readonly string[] = ['invalid', 'unknown', 'notAnId'] satisfies (keyof CauseRules)[];

/** Causes that show even where a valid request is rejected. */
const SHOWN_ANYWAY: readonly string[] = ['badKey', 'unknown', 'notAnId'] satisfies (keyof CauseRules)[];

function causesIn(seen: readonly Seen[], entries: readonly ObservedEntry[]): JsonObject {
  const accepted = new Set(
    seen.filter((each) => isSentAsValid(each) && each.answer.kind === 'accepted').map(({ operation }) => operation.id),
  );
  const causes = Object.keys(CAUSES).flatMap((name): (readonly [string, Json])[] => {
    const own = seen.filter((each) => causeOf(each) === name && (SHOWN_ANYWAY.includes(name) || accepted.has(each.operation.id)));
    const results = WITH_EXCEPTIONS.includes(name) ? usual(own, entries) : everything(name, own, entries);
    const words = results.map((id) => spelled(id, entries));
    return words.length === 0 ? [] : [[name, words.length === 1 ? (words[0] ?? '') : words]];
  });
  return Object.fromEntries(causes);
}

/** The id of an entry as its code is written: a number stays one. */
function spelled(id: string, entries: readonly Pick<ObservedEntry, 'id' | 'code'>[]): Code {
  const code = entries.find((entry) => entry.id === id)?.code;
  return typeof code === 'number' && String(code) === id ? code : id;
}

/** All that was answered. That a request without a key was accepted is no promise. */
function everything(name: string, seen: readonly Seen[], entries: readonly ObservedEntry[]): readonly string[] {
  const ids = new Set(seen.flatMap((each) => idsOf(each, entries)));
  const isAccepted = name !== 'badKey' && ids.size > 0 && seen.some(({ answer }) => answer.kind === 'accepted');
  return [...[...ids].toSorted(), ...(isAccepted ? ['accepted'] : [])];
}

/** The error that most requests got. */
function usual(seen: readonly Seen[], entries: readonly ObservedEntry[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const id of seen.flatMap((each) => idsOf(each, entries))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const [most] = [...counts].toSorted(([a, first], [b, second]) => second - first || a.localeCompare(b, 'en'));
  return most === undefined ? [] : [most[0]];
}

/** Which entries list fields; the causes are named where an entry lists them for some only. */
function fieldsIn(format: Format, entries: readonly ObservedEntry[]): JsonObject {
  if (format.fields === undefined) return {};
  const listing = entries.filter(({ seen }) => seen.some(({ answer }) => answer.hasFields));
  if (listing.length === 0) return {};
  const errors = listing.flatMap(({ seen }) => seen);
  const causes = Object.keys(CAUSES).filter((name) => {
    const own = errors.filter((each) => causeOf(each) === name);
    return own.length > 0 && own.every(({ answer }) => answer.hasFields);
  });
  const isForAll = errors.every(({ answer }) => answer.hasFields);
  // A dialect allows errors without a field; a target that never sent one is held to that.
  const isHeld = format.fields.optional === true && causes.includes('invalid' satisfies keyof CauseRules);
  return {
    fields: {
      with: listing.map(({ id }) => spelled(id, entries)),
      ...(isForAll || causes.length === 0 ? {} : { causes }),
      ...(isHeld ? { optional: false } : {}),
    },
  };
}
