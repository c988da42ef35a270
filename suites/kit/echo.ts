import { isArray, isObject, type Json, member } from '../../src/json/json.ts';
import type { Observation } from '../../src/model/requirement.ts';

/** All texts of a JSON value, names of members included, so that escapes hide nothing. */
export function stringsOf(value: Json): readonly string[] {
  const texts: string[] = [];
  gather(value, texts);
  return texts;
}

function gather(value: Json, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (isArray(value)) for (const element of value) gather(element, texts);
  else if (isObject(value))
    for (const name of Object.keys(value)) {
      texts.push(name);
      gather(member(value, name) ?? null, texts);
    }
}

/** The texts of an answer: those of its JSON, else its body as UTF-8. */
export function answerTexts({ exchange, reading }: Observation): readonly string[] {
  if (exchange.outcome.kind !== 'answered' || reading.kind === 'unanswered') return [];
  if (reading.body !== undefined) return stringsOf(reading.body);
  return [decoder.decode(exchange.outcome.body)];
}

const decoder = new TextDecoder();

/** Whether the request contained the text: an answer that quotes the request leaks nothing of the server. */
export function wasSent({ exchange, sent }: Observation, text: string): boolean {
  const { url, body, headers } = exchange.request;
  const wanted = text.trim();
  const parts = [
    url,
    decoded(url),
    ...(body === undefined ? [] : [decoder.decode(body)]),
    ...headers.map(([, value]) => value),
    ...stringsOf([sent.request.path, sent.request.query, sent.request.header, sent.request.body ?? null]),
  ];
  return parts.some((part) => part.includes(wanted));
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
