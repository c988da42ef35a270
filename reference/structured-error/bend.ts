import { isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import type { Answer } from './answer.ts';
import type { OperationName } from './call.ts';

/** The operations that take a body. */
export const WITH_BODY: readonly OperationName[] = ['createQrcode', 'createQrcodesBulk', 'updateQrcode'];

/** True where the answer tells a refusal: one of these codes, or any. */
export function refuses(answer: Answer, ...codes: readonly string[]): boolean {
  return answer.outcome.kind === 'refusal' && (codes.length === 0 || codes.includes(answer.outcome.code));
}

/** The answer with another JSON body; pictures stay as they are. */
export function withBody(answer: Answer, change: (body: JsonObject) => JsonObject): Answer {
  return typeof answer.body === 'string' ? answer : { ...answer, body: change(answer.body) };
}

/** The answer with another `error`; answers without one stay as they are. */
export function withError(answer: Answer, change: (error: JsonObject) => Json): Answer {
  return withBody(answer, (body) => {
    const error = member(body, 'error');
    return isObject(error) ? { ...body, error: change(error) } : body;
  });
}

/** The answer with another text as its body; its media type stays unless given. */
export function withText(answer: Answer, text: string, type?: string): Answer {
  const headers = type === undefined ? answer.headers : { ...answer.headers, 'Content-Type': type };
  return { ...answer, headers, body: text };
}

/** The body as it would be written. */
export function textOf(answer: Answer): string {
  return typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
}

/** An object without one member. */
export function withoutMember(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** The page that frameworks show: a title and a line in `<pre>`. */
export function page(title: string, line: string): string {
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><pre>${line}</pre></body></html>\n`;
}
