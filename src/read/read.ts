import { isArray, isObject, type Json, same } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import { type Exchange, type ExchangeOutcome, type Header, header } from '../model/exchange.ts';
import type { ErrorShape, Format, Operation, ReadingRules, ShapeCondition } from '../model/format.ts';
import type { Reading, Unreadable } from '../model/reading.ts';
import { answeredBy } from './answered-by.ts';
import { blamedFields, chosenElements } from './blamed-fields.ts';
import { hasBulkLists } from './bulk.ts';
import { isOfType, type Parsed, parsed } from './json.ts';
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
  const hasCode = reading.shapes.some(({ code }) => code.at !== undefined && at(content.value, code.at) !== undefined);
  return !hasCode && hasBulkLists(bulk.answer, content.value);
}

function succeeded(
  { success: rule }: ReadingRules,
  operation: Operation | undefined,
  { answer, mediaType, content }: ParsedAnswer,
): boolean {
  const byStatus = answer.status >= 200 && answer.status < 300;
  if (rule.by === 'status') return byStatus;
  if (rule.by === 'absence') return byStatus && !(content.kind === 'json' && (at(content.value, rule.at) ?? null) !== null);
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
  const shapes = rules.shapes.filter((each) => fits(each.when, seen, body));
  if (!isObject(body) && !(isArray(body) && shapes.some((each) => takesArrays(each.when)))) return unreadable(seen, 'not-an-object', body);
  const shape = shapes.find((each) => codeIn(each, answer.status, body) !== undefined);
  const code = shape === undefined ? undefined : codeIn(shape, answer.status, body);
  if (shape === undefined || code === undefined) return unreadable(seen, shapes.length === 0 ? 'no-shape' : 'no-code', body);
  return {
    kind: 'error',
    status: answer.status,
    mediaType,
    body,
    shape,
    code,
    detail: detailIn(rules, body),
    message: shape.message?.at.map((where) => at(body, where)).find((each) => each !== undefined),
    fields: shape.fields === undefined ? [] : blamedFields(body, shape.fields, fields?.naming),
    requestId: requestId(rules, answer.headers, body),
  };
}

/** Whether an answer has a shape. */
function fits(when: ShapeCondition | undefined, { answer, mediaType }: ParsedAnswer, body: Json): boolean {
  if (when === undefined) return true;
  if (when.status !== undefined && !when.status.includes(answer.status)) return false;
  if (when.mediaType !== undefined && when.mediaType.toLowerCase() !== mediaType) return false;
  const has = (where: string) => at(body, where) !== undefined;
  return when.has.every(has) && !when.lacks.some(has) && Object.entries(when.is).every(([where, type]) => isOfType(at(body, where), type));
}

/** Bodies of errors are objects, unless the shape says otherwise. */
function takesArrays(when: ShapeCondition | undefined): boolean {
  return when?.is[''] === 'array';
}

function codeIn({ code: rule }: ErrorShape, status: number, body: Json): Json | undefined {
  const holder = rule.within === undefined ? body : chosenElements(body, rule.within)[0];
  const value = rule.at === undefined || holder === undefined ? undefined : at(holder, rule.at);
  if (value !== undefined && isCode(value) && !rule.none.some((none) => none === value)) return value;
  return rule.status ? status : rule.otherwise;
}

function unreadable({ exchange, answer, mediaType }: ParsedAnswer, why: Unreadable, body: Json | undefined): Reading {
  return { kind: 'unreadable', status: answer.status, mediaType, why, by: answeredBy(exchange), body };
}

/** Codes are non-empty strings or numbers. */
function isCode(value: Json): boolean {
  return typeof value === 'string' ? value !== '' : typeof value === 'number';
}

function detailIn({ detail }: ReadingRules, body: Json): Json | undefined {
  const value = detail === undefined ? undefined : at(body, detail.at);
  return detail?.none.some((none) => same(none, value)) ? undefined : value;
}

function requestId({ requestId: rule }: ReadingRules, headers: readonly Header[], body: Json | undefined): string | undefined {
  if (rule === undefined) return undefined;
  const inBody = rule.at === undefined ? undefined : at(body, rule.at);
  const value = rule.header === undefined ? inBody : header(headers, rule.header);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
