import { type Json, type JsonObject, member } from '../../src/json/json.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { readJson } from './json.ts';
import type { Rejection } from './outcome.ts';
import type { Seams } from './seams.ts';

/** True if the media type of the call's body is JSON. */
export function isJson({ headers }: Call): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(headers.get('Content-Type') ?? '');
}

/** True if one of these numbers is the `code` or the `error_code` of the rejection. */
export function hasCode({ code, detail }: Rejection, ...numbers: readonly number[]): boolean {
  return numbers.includes(code) || (detail !== undefined && numbers.includes(detail));
}

/** True if the answer is a rejection with one of these numbers, or with any number if none is given. */
export function isRejection({ outcome }: Answer, ...numbers: readonly number[]): boolean {
  return outcome.kind === 'rejection' && (numbers.length === 0 || hasCode(outcome, ...numbers));
}

/** Changes the JSON body of an answer; a text body stays the same. */
export function withBody(answer: Answer, change: (body: JsonObject) => JsonObject): Answer {
  return typeof answer.body === 'string' ? answer : { ...answer, body: change(answer.body) };
}

/** Replaces the body of an answer by a text, and its media type if one is given. */
export function withText(answer: Answer, text: string, type?: string): Answer {
  const headers = type === undefined ? answer.headers : { ...answer.headers, 'Content-Type': type };
  return { ...answer, headers, body: text };
}

/** The body as text. */
export function textOf({ body }: Answer): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** A copy of an object without one member. */
export function withoutMember(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** The member of the request body with this name, or `undefined`. */
export function sentMember({ body }: Call, name: string): Json | undefined {
  return body === undefined ? undefined : member(readJson(body)?.value, name);
}

/** True if the body is not JSON; an empty body is not JSON. */
export function isMalformed({ body }: Call): boolean {
  return body !== undefined && readJson(body) === undefined;
}

/** An HTML error page as frameworks send it: a title, a heading and a line. */
export function page(title: string, line: string): string {
  return `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>${line}</p></body></html>\n`;
}

/** A parser that repairs invalid JSON and accepts the result. */
export function lenientReader(mend: (text: string) => string): NonNullable<Seams['readsJson']> {
  return (bytes, strict) => strict(bytes) ?? strict(Buffer.from(mend(Buffer.from(bytes).toString('utf8'))));
}
