import { isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import type { Answer } from './answer.ts';
import type { OperationName } from './call.ts';

/** The operations with a request body. */
export const WITH_BODY: readonly OperationName[] = ['createQrcode', 'createQrcodesBulk', 'updateQrcode'];

/** True if the answer is a rejection with one of these codes, or with any code if none is given. */
export function isRejection(answer: Answer, ...codes: readonly string[]): boolean {
  return answer.outcome.kind === 'rejection' && (codes.length === 0 || codes.includes(answer.outcome.code));
}

/** Changes the JSON body of an answer; images stay the same. */
export function withBody(answer: Answer, change: (body: JsonObject) => JsonObject): Answer {
  return typeof answer.body === 'string' ? answer : { ...answer, body: change(answer.body) };
}

/** Changes the `error` of an answer; answers without one stay the same. */
export function withError(answer: Answer, change: (error: JsonObject) => Json): Answer {
  return withBody(answer, (body) => {
    const error = member(body, 'error');
    return isObject(error) ? { ...body, error: change(error) } : body;
  });
}

/** Replaces the body of an answer by a text, and its media type if one is given. */
export function withText(answer: Answer, text: string, type?: string): Answer {
  const headers = type === undefined ? answer.headers : { ...answer.headers, 'Content-Type': type };
  return { ...answer, headers, body: text };
}

/** The body as text. */
export function textOf(answer: Answer): string {
  return typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
}

/** A copy of an object without one member. */
export function withoutMember(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** An HTML error page as frameworks send it: a title and a line in `<pre>`. */
export function page(title: string, line: string): string {
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><pre>${line}</pre></body></html>\n`;
}
