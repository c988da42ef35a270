import { type Json, type JsonObject, member } from '../../src/json/json.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { readJson } from './json.ts';
import type { Rejection } from './outcome.ts';
import type { Seams } from './seams.ts';

/** True where the refusal has one of these numbers as its `code` or its `error_code`. */
export function hasCode({ code, detail }: Rejection, ...numbers: readonly number[]): boolean {
  return numbers.includes(code) || (detail !== undefined && numbers.includes(detail));
}

/** True where the answer tells a refusal: one with such a number, or any. */
export function refuses({ outcome }: Answer, ...numbers: readonly number[]): boolean {
  return outcome.kind === 'refusal' && (numbers.length === 0 || hasCode(outcome, ...numbers));
}

/** The answer with another JSON body; a text stays as it is. */
export function withBody(answer: Answer, change: (body: JsonObject) => JsonObject): Answer {
  return typeof answer.body === 'string' ? answer : { ...answer, body: change(answer.body) };
}

/** The answer with another text as its body; its media type stays unless given. */
export function withText(answer: Answer, text: string, type?: string): Answer {
  const headers = type === undefined ? answer.headers : { ...answer.headers, 'Content-Type': type };
  return { ...answer, headers, body: text };
}

/** The body as it would be written. */
export function textOf({ body }: Answer): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** An object without one member. */
export function withoutMember(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** What was sent under a name, or `undefined`. */
export function sentAt({ body }: Call, name: string): Json | undefined {
  return body === undefined ? undefined : member(readJson(body)?.value, name);
}

/** True where the body is not JSON; an empty one is not. */
export function isMalformed({ body }: Call): boolean {
  return body !== undefined && readJson(body) === undefined;
}

/** The page that web servers and frameworks show: a title, a heading and a line. */
export function page(title: string, line: string): string {
  return `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>${line}</p></body></html>\n`;
}

/** A reader that mends a text which is no JSON, and takes what is JSON then. */
export function forgiving(mend: (text: string) => string): NonNullable<Seams['readsJson']> {
  return (bytes, strict) => strict(bytes) ?? strict(Buffer.from(mend(Buffer.from(bytes).toString('utf8'))));
}
