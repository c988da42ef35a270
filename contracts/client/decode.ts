import { type Answer, answerOf, type ResponseLike } from './answer.ts';
import { bulkOf, fieldsAt, hasShape } from './bulk.ts';
import type { Decoded, Detail, Failure, KnownFailure, UnknownFailure, Unreadable } from './decoded.ts';
import type { ErrorFormat, KnownCode } from './format.ts';
import { at, isRecord } from './pointer.ts';
import { isPassing, retryAfterOf } from './retry.ts';

export interface DecodeOptions<Item = unknown, Data = unknown> {
  /** Checks and types the body of a success, as `parse` of a schema library does. If it throws, the answer is `unreadable`. */
  readonly data?: (value: unknown) => Data;
  /** The items of a bulk request, in order; `decode` pairs errors and created resources with them. */
  readonly submitted?: readonly Item[];
  /** The current time in milliseconds since 1970, from which `retryAfter` is computed; now by default. */
  readonly now?: number;
}

/** Decodes an answer by the rules of its format. Never throws and never rejects: an answer that cannot be decoded is `unreadable`. */
export async function decode<const F extends ErrorFormat, Item = unknown, Data = unknown>(
  response: ResponseLike,
  format: F,
  options: DecodeOptions<Item, Data> = {},
): Promise<Decoded<F, Item, Data>> {
  try {
    const answer = await answerOf(response);
    return answer === undefined ? NO_RESPONSE : decoded(answer, format, options);
  } catch {
    return NO_RESPONSE;
  }
}

const NO_RESPONSE: Unreadable = { kind: 'unreadable', status: 0, why: 'no-response', excerpt: '', retryable: false, retryAfter: undefined };

function decoded<F extends ErrorFormat, Item, Data>(
  answer: Answer,
  format: F,
  // `as`: without the option `data`, `Data` is `unknown`.
  { submitted, data = (value) => value as Data, now = Date.now() }: DecodeOptions<Item, Data>,
): Decoded<F, Item, Data> {
  const { status, body } = answer;
  const value = body.kind === 'json' ? body.value : undefined;
  const requestId = requestIdOf(format, answer, value);
  const bulk = at(value, format.code) === undefined ? format.bulks.find((shape) => hasShape(shape, value)) : undefined;
  if (bulk !== undefined) {
    const { created, errors } = bulkOf(bulk, value, submitted);
    if (errors.length > 0) return { kind: 'partial', status, data: value, created, errors, requestId };
  }
  if (body.kind === 'broken-off') return unreadable(answer, format, 'broken-off', now);
  if (succeeded(answer, format, value)) {
    try {
      return { kind: 'success', status, data: data(body.kind === 'text' ? body.text : value), requestId };
    } catch {
      return unreadable(answer, format, 'unexpected-data', now);
    }
  }
  const why = whyUnreadable(answer, format, value);
  return why === undefined ? failure(answer, format, { value, requestId, now }) : unreadable(answer, format, why, now);
}

function succeeded({ status, body, header }: Answer, { success }: ErrorFormat, value: unknown): boolean {
  const byStatus = status >= 200 && status < 300;
  if (success.by === 'status') return byStatus;
  if (body.kind === 'json') return at(value, success.at) === success.equals;
  // A body that is not JSON has no member that marks a success. It counts as a success if its media type is neither JSON nor HTML.
  return byStatus && body.kind === 'text' && !/json|html/i.test(header('content-type') ?? 'html');
}

function whyUnreadable({ body, header }: Answer, format: ErrorFormat, value: unknown): Unreadable['why'] | undefined {
  if (body.kind === 'empty') return 'empty';
  if (body.kind !== 'json') return /json/i.test(header('content-type') ?? 'json') ? 'not-json' : 'media-type';
  if (!isRecord(value) || Array.isArray(value)) return 'not-an-object';
  return isIdentifier(at(value, format.code)) ? undefined : 'no-code';
}

function unreadable(answer: Answer, format: ErrorFormat, why: Unreadable['why'], now: number): Unreadable {
  const { body, status } = answer;
  const excerpt = body.kind === 'text' || body.kind === 'json' ? body.text.slice(0, 200) : '';
  return { kind: 'unreadable', status, why, excerpt, retryable: isPassing(status), retryAfter: retryAfterOf(format, answer, now) };
}

interface Read {
  readonly value: unknown;
  readonly requestId: string | undefined;
  readonly now: number;
}

function failure<F extends ErrorFormat>(answer: Answer, format: F, { value, requestId, now }: Read): Failure<F> {
  const found = at(value, format.code);
  const code = isIdentifier(found) ? found : '';
  const detail = detailOf(format, value);
  const entry = known(format.codes, code);
  const inner = detail === undefined ? undefined : known(format.details, detail.code);
  const message = at(value, format.message);
  return {
    kind: 'failure',
    status: answer.status,
    // The entry is from the catalogue of `F`, so its code is one of the literals of `CodeOf<F>`.
    ...((entry === undefined ? { known: false, code } : { known: true, code: entry.code, meaning: entry.meaning }) as
      | KnownFailure<F>
      | UnknownFailure),
    detail,
    message: typeof message === 'string' ? message : '',
    fields: format.fields === null ? {} : fieldsAt(value, format.fields),
    requestId,
    // For an unknown code, the status decides.
    retryable: entry === undefined ? isPassing(answer.status) || inner?.retryable === true : entry.retryable || inner?.retryable === true,
    retryAfter: retryAfterOf(format, answer, now),
  };
}

function detailOf<F extends ErrorFormat>({ detail, details }: F, value: unknown): Detail<F> | undefined {
  const code = detail === null ? undefined : at(value, detail.at);
  if (detail === null || !isIdentifier(code) || detail.none.includes(code)) return undefined;
  const entry = known(details, code);
  return entry === undefined ? { known: false, code } : { known: true, code: entry.code, meaning: entry.meaning };
}

function known(entries: readonly KnownCode[], code: string | number): KnownCode | undefined {
  return entries.find((entry) => entry.code === code);
}

function isIdentifier(value: unknown): value is string | number {
  return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && value !== '';
}

function requestIdOf({ requestId }: ErrorFormat, { header }: Answer, value: unknown): string | undefined {
  if (requestId === null) return undefined;
  const found = requestId.header === undefined ? at(value, requestId.at ?? '/') : header(requestId.header);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
