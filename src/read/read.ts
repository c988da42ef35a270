import { isArray, isObject, type Json, type JsonObject, same } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import { type Exchange, type ExchangeOutcome, type Header, header } from '../model/exchange.ts';
import type { EntryListRule, FieldRules, Format, Operation, ReadingRules } from '../model/format.ts';
import type { BlamedField, Reading, Unreadable } from '../model/reading.ts';
import { answeredBy } from './answered-by.ts';
import { type Parsed, parsed } from './json.ts';
import { isJsonType, mediaTypeOf } from './media.ts';

type Answered = Extract<ExchangeOutcome, { kind: 'answered' }>;

/** An answer with everything that does not depend on the reading rules. */
interface ParsedAnswer {
  readonly exchange: Exchange;
  readonly answer: Answered;
  readonly mediaType: string | undefined;
  readonly content: Parsed;
}

/** Reads an answer by the rules of the format; `operation` is the one that was called, if the description has it. */
export function read(format: Format, operation: Operation | undefined, exchange: Exchange): Reading {
  const { outcome } = exchange;
  if (outcome.kind === 'failed') return { kind: 'unanswered', failure: outcome.failure, detail: outcome.detail };
  const mediaType = mediaTypeOf(outcome.headers);
  const seen: ParsedAnswer = { exchange, answer: outcome, mediaType, content: parsed(outcome.body) };
  if (succeeded(format.reading, operation, seen) || isBulkAnswer(format, operation, seen)) return success(format.reading, seen);
  return refusal(format, seen);
}

/** A bulk with only bad items may be answered with a bulk answer under an error status. */
function isBulkAnswer({ reading }: Format, operation: Operation | undefined, { answer, content }: ParsedAnswer): boolean {
  const bulk = operation?.bulk;
  if (bulk === undefined || content.kind !== 'json' || !bulk.statuses.allBad.includes(answer.status)) return false;
  const lists = bulk.answer.kind === 'split' ? [bulk.answer.created, bulk.answer.errors] : [bulk.answer.results];
  return at(content.value, reading.code) === undefined && lists.every((list) => isArray(at(content.value, list)));
}

function succeeded(
  { success: rule }: ReadingRules,
  operation: Operation | undefined,
  { answer, mediaType, content }: ParsedAnswer,
): boolean {
  const byStatus = answer.status >= 200 && answer.status < 300;
  if (rule.by === 'status') return byStatus;
  if (content.kind === 'json') return same(at(content.value, rule.at), rule.equals);
  // A success documented with a type other than JSON has no member to recognise it by.
  return byStatus && documentedOtherwise(operation, answer.status, mediaType);
}

function documentedOtherwise(operation: Operation | undefined, status: number, mediaType: string | undefined): boolean {
  const documented = operation?.responses.filter((response) => response.status === status) ?? [];
  return documented.some((response) => !isJsonType(response.mediaType) && response.mediaType?.toLowerCase() === mediaType);
}

function success(rules: ReadingRules, { answer, mediaType, content }: ParsedAnswer): Reading {
  const body = content.kind === 'json' ? content.value : undefined;
  return { kind: 'success', status: answer.status, mediaType, body, requestId: requestId(rules, answer.headers, body) };
}

function refusal({ reading: rules, fields }: Format, seen: ParsedAnswer): Reading {
  const { answer, mediaType, content } = seen;
  if (content.kind !== 'json') return unreadable(seen, content.kind, undefined);
  const body = content.value;
  if (!isObject(body)) return unreadable(seen, 'not-an-object', body);
  const code = at(body, rules.code);
  if (code === undefined || !isCode(code)) return unreadable(seen, 'no-code', body);
  return {
    kind: 'error',
    status: answer.status,
    mediaType,
    body,
    code,
    detail: detailIn(rules, body),
    message: at(body, rules.message),
    fields: rules.fields === undefined ? [] : blamedFields(body, rules.fields, fields?.naming),
    requestId: requestId(rules, answer.headers, body),
  };
}

function unreadable({ exchange, answer, mediaType }: ParsedAnswer, why: Unreadable, body: Json | undefined): Reading {
  return { kind: 'unreadable', status: answer.status, mediaType, why, by: answeredBy(exchange), body };
}

/** Codes are non-empty strings or numbers. */
function isCode(value: Json): boolean {
  return typeof value === 'string' ? value !== '' : typeof value === 'number';
}

function detailIn({ detail }: ReadingRules, body: JsonObject): Json | undefined {
  const value = detail === undefined ? undefined : at(body, detail.at);
  return detail?.none.some((none) => same(none, value)) ? undefined : value;
}

/**
 * The blamed fields listed at a location of a body (or of an element of it); none if there is no list. In formats that name fields by JSON
 * Pointer the empty one means the whole document; it is returned in its other spelling, `#`, so that it is a name.
 */
export function blamedFields(body: Json, { list, name, message }: EntryListRule, naming?: FieldRules['naming']): readonly BlamedField[] {
  const entries = at(body, list);
  if (!isArray(entries)) return [];
  return entries.map((entry) => {
    const value = at(entry, name);
    const named = value === '' && naming === 'json-pointer' ? '#' : value;
    return { name: typeof named === 'string' ? named : undefined, message: message === undefined ? undefined : at(entry, message) };
  });
}

function requestId({ requestId: rule }: ReadingRules, headers: readonly Header[], body: Json | undefined): string | undefined {
  if (rule === undefined) return undefined;
  const inBody = rule.at === undefined ? undefined : at(body, rule.at);
  const value = rule.header === undefined ? inBody : header(headers, rule.header);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
