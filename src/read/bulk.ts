import { isArray, type Json } from '../json/json.ts';
import { at, type Pointer, pointer } from '../json/pointer.ts';
import type { BlamedFieldRule, BulkAnswer, BulkRules, FieldRules } from '../model/format.ts';
import type { BulkError, BulkReading } from '../model/reading.ts';
import { fieldLocation } from '../model/shapes.ts';
import { blamedFields } from './blamed-fields.ts';

type Split = Extract<BulkAnswer, { kind: 'split' }>;
type Results = Extract<BulkAnswer, { kind: 'results' }>;

/** Reads the lists of a bulk answer of either shape; `wrong` lists documented members that are missing or of a wrong type. */
export function readBulk({ answer }: BulkRules, body: Json | undefined, naming?: FieldRules['naming']): BulkReading {
  const wrong: Pointer[] = [];
  const notes: Notes = { wrong, naming };
  const lists = answer.kind === 'split' ? readSplit(answer, body, notes) : readResults(answer, body, notes);
  return { ...lists, summary: readSummary(answer.summary, body, wrong), wrong };
}

/** Collects the wrong members, and knows how fields are named. */
interface Notes {
  readonly wrong: Pointer[];
  readonly naming: FieldRules['naming'] | undefined;
}

type Lists = Pick<BulkReading, 'created' | 'createdAt' | 'errors'>;

function readSplit(answer: Split, body: Json | undefined, { wrong, naming }: Notes): Lists {
  const created = listAt(body, answer.created, wrong);
  const errors = listAt(body, answer.errors, wrong).map((element, position): BulkError => {
    const where = answer.errors + pointer(position);
    const index = at(element, answer.index);
    if (typeof index !== 'number') wrong.push(where + answer.index);
    return { index, fields: fieldsOf(element, answer.fields, { where, wrong, naming }) };
  });
  return { created, createdAt: undefined, errors };
}

function readResults(answer: Results, body: Json | undefined, { wrong, naming }: Notes): Lists {
  const created: Json[] = [];
  const createdAt: number[] = [];
  const errors: BulkError[] = [];
  for (const [position, element] of listAt(body, answer.results, wrong).entries()) {
    const where = answer.results + pointer(position);
    const index = answer.index === undefined ? position : at(element, answer.index);
    if (typeof index !== 'number') wrong.push(where + (answer.index ?? ''));
    const status = at(element, answer.status);
    if (typeof status !== 'number') wrong.push(where + answer.status);
    else if (status >= 200 && status < 300) {
      const value = at(element, answer.value);
      if (value === undefined) wrong.push(where + answer.value);
      created.push(value ?? null);
      createdAt.push(typeof index === 'number' ? index : position);
    } else errors.push({ index, fields: fieldsOf(element, answer.fields, { where, wrong, naming }) });
  }
  return { created, createdAt, errors };
}

function listAt(body: Json | undefined, where: Pointer, wrong: Pointer[]): readonly Json[] {
  const list = at(body, where);
  if (isArray(list)) return list;
  wrong.push(where);
  return [];
}

interface Within extends Notes {
  readonly where: Pointer;
}

function fieldsOf(element: Json, rule: BlamedFieldRule, { where, wrong, naming }: Within): BulkError['fields'] {
  if (rule.list !== undefined) checkList(element, rule, { where, wrong });
  else if (at(element, fieldLocation(rule)) === undefined) wrong.push(where + fieldLocation(rule));
  return blamedFields(element, rule, naming);
}

function checkList(
  element: Json,
  rule: Extract<BlamedFieldRule, { readonly list: Pointer }>,
  { where, wrong }: Omit<Within, 'naming'>,
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

function readSummary(rule: BulkAnswer['summary'], body: Json | undefined, wrong: Pointer[]): BulkReading['summary'] {
  if (rule === undefined) return undefined;
  for (const where of [rule.submitted, rule.created, rule.failed]) if (!Number.isInteger(at(body, where))) wrong.push(where);
  return { submitted: at(body, rule.submitted), created: at(body, rule.created), failed: at(body, rule.failed) };
}
