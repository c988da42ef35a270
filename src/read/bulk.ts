import { isArray, isObject, type Json, same } from '../json/json.ts';
import { at, type Pointer, pointer, tokens } from '../json/pointer.ts';
import type { BlamedFieldRule, BulkAnswer, BulkRules } from '../model/format.ts';
import { type MemberPath, type Naming, nameWithin } from '../model/naming.ts';
import type { BlamedField, BulkError, BulkReading } from '../model/reading.ts';
import { fieldLocation } from '../model/shapes.ts';
import { blamedFields } from './blamed-fields.ts';
import { isOfType } from './json.ts';

type Split = Extract<BulkAnswer, { kind: 'split' }>;
type Results = Extract<BulkAnswer, { kind: 'results' }>;

/** What was sent, and how fields are named: a bulk answer cannot be read without them where it names items by keys, or fields by whole locations. */
export interface BulkContext {
  readonly items: readonly Json[];
  readonly naming: Naming | undefined;
}

/** Reads the lists of a bulk answer of any shape; `wrong` lists documented members that are missing or of a wrong type. */
export function readBulk({ answer, items: where }: BulkRules, body: Json | undefined, context: BulkContext): BulkReading {
  const wrong: Pointer[] = [];
  const notes: Notes = { ...context, wrong, answer, itemsAt: tokens(where) };
  const lists = readLists(answer, body, notes);
  return { ...lists, summary: answer.kind === 'atomic' ? undefined : readSummary(answer.summary, body, wrong), wrong };
}

/** Whether a body has the lists of a bulk answer. */
export function hasBulkLists(answer: BulkAnswer, body: Json): boolean {
  const lists = answer.kind === 'split' ? [answer.created, answer.errors] : answer.kind === 'results' ? [answer.results] : [];
  return lists.length > 0 && lists.every((list) => isArray(at(body, list)));
}

/** Collects the wrong members, and knows what was sent. */
interface Notes extends BulkContext {
  readonly wrong: Pointer[];
  readonly answer: BulkAnswer;
  /** The path of the items in the request body. */
  readonly itemsAt: MemberPath;
}

type Lists = Pick<BulkReading, 'created' | 'createdAt' | 'errors'>;

function readLists(answer: BulkAnswer, body: Json | undefined, notes: Notes): Lists {
  switch (answer.kind) {
    case 'split':
      return readSplit(answer, body, notes);
    case 'results':
      return readResults(answer, body, notes);
    case 'atomic':
      return { created: answer.created === undefined ? [] : listAt(body, answer.created, notes.wrong), createdAt: undefined, errors: [] };
    default:
      return answer satisfies never;
  }
}

function readSplit(answer: Split, body: Json | undefined, notes: Notes): Lists {
  const isThere = ({ element }: Placed) => answer.positional !== true || !isNothing(element);
  const created = placed(listAt(body, answer.created, notes.wrong)).filter(isThere);
  const errors = placed(listAt(body, answer.errors, notes.wrong))
    .filter(isThere)
    .map(({ element, position }): BulkError => {
      const where = answer.errors + pointer(position);
      const index = indexOf(answer, { element, position, where }, notes);
      return { index, fields: fieldsOf(element, answer.fields, { ...notes, where, index }) };
    });
  const positions = answer.positional === true ? created.map(({ position }) => position) : undefined;
  return { created: created.map(({ element }) => element), createdAt: positions, errors };
}

function readResults(answer: Results, body: Json | undefined, notes: Notes): Lists {
  const { wrong } = notes;
  const created: Json[] = [];
  const createdAt: number[] = [];
  const errors: BulkError[] = [];
  for (const [position, given] of listAt(body, answer.results, wrong).entries()) {
    const element = answer.inside === true ? onlyMember(given) : given;
    const where = answer.results + pointer(position);
    const index = indexOf(answer, { element, position, where }, notes);
    const hasFailed = failed(answer, element, { where, wrong });
    if (hasFailed === undefined) continue;
    if (hasFailed) errors.push({ index, fields: fieldsOf(element, answer.fields, { ...notes, where, index }) });
    else {
      const value = at(element, answer.value ?? '');
      if (value === undefined) wrong.push(where + (answer.value ?? ''));
      created.push(value ?? null);
      createdAt.push(typeof index === 'number' ? index : position);
    }
  }
  return { created, createdAt, errors };
}

/** Whether an element is an error; `undefined` if it does not tell. */
function failed(
  { status: statusAt, failed: condition }: Results,
  element: Json,
  { where, wrong }: Pick<Within, 'where' | 'wrong'>,
): boolean | undefined {
  if (statusAt !== undefined) {
    const status = at(element, statusAt);
    if (typeof status === 'number') return status < 200 || status >= 300;
    wrong.push(where + statusAt);
    return undefined;
  }
  if (condition === undefined) return undefined;
  const has = (place: Pointer) => at(element, place) !== undefined;
  const isOf = Object.entries(condition.is).every(([place, type]) => isOfType(at(element, place), type));
  return condition.has.every(has) && !condition.lacks.some(has) && isOf;
}

interface Placed {
  readonly element: Json;
  readonly position: number;
}

function placed(list: readonly Json[]): readonly Placed[] {
  return list.map((element, position) => ({ element, position }));
}

/** The index of the item that an element is about: as it says, by its key, or its position. */
function indexOf(
  { index, key }: Split | Results,
  { element, position, where }: Placed & { readonly where: Pointer },
  notes: Notes,
): Json | undefined {
  if (key !== undefined) {
    const read = at(element, key.read);
    if (read === undefined) notes.wrong.push(where + key.read);
    const found = read === undefined ? -1 : notes.items.findIndex((item) => same(at(item, key.sent), read));
    return found < 0 ? undefined : found;
  }
  if (index === undefined) return position;
  const found = at(element, index);
  if (typeof found !== 'number') notes.wrong.push(where + index);
  return found;
}

function onlyMember(element: Json): Json {
  const [first, second] = isObject(element) ? Object.values(element) : [];
  return second === undefined ? (first ?? null) : null;
}

/** `null`, and objects and lists without members. */
function isNothing(element: Json): boolean {
  return element === null || (typeof element === 'object' && Object.keys(element).length === 0);
}

function listAt(body: Json | undefined, where: Pointer, wrong: Pointer[]): readonly Json[] {
  const list = at(body, where);
  if (isArray(list)) return list;
  wrong.push(where);
  return [];
}

interface Within extends Notes {
  readonly where: Pointer;
  readonly index: Json | undefined;
}

function fieldsOf(element: Json, rule: BlamedFieldRule | undefined, within: Within): readonly BlamedField[] {
  const { where, wrong, naming = 'last-member', answer, index } = within;
  if (rule === undefined) return [];
  if (rule.list !== undefined && rule.in === undefined && rule.json !== true) checkList(element, rule, { where, wrong });
  else if (at(element, fieldLocation(rule)) === undefined) wrong.push(where + fieldLocation(rule));
  const fields = blamedFields(element, rule, naming);
  if (answer.kind === 'atomic' || answer.wholeNames !== true || typeof index !== 'number') return fields;
  const item = [...within.itemsAt, index];
  return fields.map((field) => (field.name === undefined ? field : { ...field, name: nameWithin(naming, item, field.name) }));
}

function checkList(
  element: Json,
  rule: Extract<BlamedFieldRule, { readonly list: Pointer }>,
  { where, wrong }: Pick<Within, 'where' | 'wrong'>,
): void {
  const list = listAt(element, rule.list, []);
  if (!isArray(at(element, rule.list))) wrong.push(where + rule.list);
  for (const [position, entry] of list.entries()) {
    const entryAt = where + rule.list + pointer(position);
    const names = [rule.name].flat();
    if (!names.some((name) => isName(at(entry, name)))) wrong.push(entryAt + (names[0] ?? ''));
    if (rule.message !== undefined && typeof at(entry, rule.message) !== 'string') wrong.push(entryAt + rule.message);
  }
}

/** A text, or a list of keys. */
function isName(value: Json | undefined): boolean {
  return typeof value === 'string' || isArray(value);
}

function readSummary(rule: Split['summary'], body: Json | undefined, wrong: Pointer[]): BulkReading['summary'] {
  if (rule === undefined) return undefined;
  for (const where of [rule.submitted, rule.created, rule.failed]) if (!Number.isInteger(at(body, where))) wrong.push(where);
  return { submitted: at(body, rule.submitted), created: at(body, rule.created), failed: at(body, rule.failed) };
}
