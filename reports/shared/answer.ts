import { isArray, isObject, type Json } from '../../src/model/json.ts';
import type { RecordedExchange } from '../../src/model/report.ts';
import { visible } from './visible.ts';

/** The first line of what came back: `401 in 3 ms`, or why nothing did. */
export function answerLine(exchange: RecordedExchange): string {
  const { answer } = exchange;
  if ('failure' in answer) return visible(`no answer: ${answer.failure}${answer.detail === '' ? '' : ` (${answer.detail})`}`);
  const type = Object.entries(answer.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return visible(`${answer.status}${type === undefined ? '' : `, ${type}`}, ${Math.round(answer.ms)} ms`);
}

/** The beginning of the answer's body as harmless lines of at most `width` characters, at most so many; JSON is laid out. */
export function excerpt(exchange: RecordedExchange, width: number, most: number): readonly string[] {
  const { answer } = exchange;
  if ('failure' in answer || answer.body === '') return [];
  const all = lines(answer.body, width).map((line) => cut(visible(line), width));
  return all.length <= most ? all : [...all.slice(0, most - 1), `… ${all.length - most + 1} more lines`];
}

/** The text cut to a number of characters; a cut shows. */
export function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** Laying out costs more the deeper a body nests; one of this length is shown as it came. */
const MOST_LAID_OUT = 20_000;

function lines(body: string, width: number): readonly string[] {
  try {
    if (body.length > MOST_LAID_OUT) return textLines(body);
    // `as`: what JSON.parse gives is JSON.
    return layout(JSON.parse(body) as Json, width);
  } catch {
    return textLines(body);
  }
}

function textLines(body: string): readonly string[] {
  return body
    .trimEnd()
    .split(/\r\n|\n/)
    .filter((line) => line.trim() !== '');
}

/** JSON on as few lines as fit: what is short stands on one, what is long has a line for each of its parts. */
function layout(value: Json, width: number): readonly string[] {
  const short = JSON.stringify(value);
  if (short.length <= width || !(isArray(value) || isObject(value))) return [short];
  const parts = isArray(value)
    ? value.map((element) => layout(element, width - 3))
    : Object.entries(value).map(([name, inner]) => prefixed(`${JSON.stringify(name)}: `, layout(inner, width - name.length - 7)));
  const inner = parts.flatMap((part, index) => (index === parts.length - 1 ? part : suffixed(part, ',')));
  const [open, close] = isArray(value) ? '[]' : '{}';
  return [`${open}`, ...inner.map((line) => `  ${line}`), `${close}`];
}

function prefixed(before: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [before + first, ...rest];
}

function suffixed(part: readonly string[], after: string): readonly string[] {
  return part.map((line, index) => (index === part.length - 1 ? line + after : line));
}
