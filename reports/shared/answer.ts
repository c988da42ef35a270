import { isArray, isObject, type Json } from '../../src/json/json.ts';
import { tokens } from '../../src/json/pointer.ts';
import type { RecordedExchange } from '../../src/model/report.ts';
import { visible } from './visible.ts';

/** The first line of an answer, `401, application/json, 3 ms`, or why there was none. */
export function answerLine(exchange: RecordedExchange): string {
  const { answer } = exchange;
  if ('failure' in answer) return visible(`no answer: ${answer.failure}${answer.detail === '' ? '' : ` (${answer.detail})`}`);
  const type = Object.entries(answer.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return visible(`${answer.status}${type === undefined ? '' : `, ${type}`}, ${Math.round(answer.ms)} ms`);
}

/** How much of an answer is shown. */
export interface Extent {
  /** Characters in a line. */
  readonly width: number;
  /** Lines. */
  readonly most: number;
  /** JSON Pointer to the part that matters: if the whole does not fit, other parts are abridged. Any other text means no part. */
  readonly where: string;
}

/** The answer's body, or its beginning, as harmless lines; JSON is indented. */
export function excerpt(exchange: RecordedExchange, { width, most, where }: Extent): readonly string[] {
  const { answer } = exchange;
  if ('failure' in answer || answer.body === '') return [];
  const whole = lines(answer.body, { width, focus: undefined });
  const path = where.startsWith('/') ? tokens(where) : undefined;
  const chosen = whole.length <= most || path === undefined ? whole : lines(answer.body, { width, focus: path });
  const { whole: cutFrom } = answer;
  const note = cutFrom === undefined ? [] : [`… a part of ${cutFrom.bytes} bytes (sha256 ${cutFrom.sha256.slice(0, 12)}…)`];
  const all = [...note, ...chosen.map((line) => cut(visible(line), width))];
  return all.length <= most ? all : [...all.slice(0, most - 1), `… ${all.length - most + 1} more lines`];
}

/** The text cut to a number of characters; an ellipsis marks the cut. */
export function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** Indenting costs more the deeper a body nests; longer bodies are shown as they are. */
const MOST_LAID_OUT = 20_000;

function lines(body: string, room: Room): readonly string[] {
  try {
    if (body.length > MOST_LAID_OUT) return textLines(body);
    // `as`: what JSON.parse gives is JSON.
    return layout(JSON.parse(body) as Json, room);
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

interface Room {
  readonly width: number;
  /** Tokens from here to the part that matters; `[]`: it is here. `undefined`: nothing is abridged. */
  readonly focus: readonly string[] | undefined;
}

/** JSON on as few lines as fit: a short value on one line, a long one with a line for each part. */
function layout(value: Json, { width, focus }: Room): readonly string[] {
  const short = JSON.stringify(value);
  if (short.length <= width || !(isArray(value) || isObject(value))) return [short];
  const [next, ...rest] = focus ?? [];
  const parts = Object.entries(value).flatMap(([name, inner]): readonly (readonly string[])[] => {
    const label = isArray(value) ? '' : `${JSON.stringify(name)}: `;
    if (next === undefined || next === name) {
      return [prefixed(label, layout(inner, { width: width - label.length - 3, focus: next === undefined ? undefined : rest }))];
    }
    return isArray(value) ? [] : [[label + folded(inner)]];
  });
  if (isArray(value) && value.length > parts.length) parts.push([`… ${value.length - parts.length} other elements`]);
  const inner = parts.flatMap((part, index) => (index === parts.length - 1 ? part : suffixed(part, ',')));
  const [open = '', close = ''] = isArray(value) ? '[]' : '{}';
  return [open, ...inner.map((line) => `  ${line}`), close];
}

function folded(value: Json): string {
  const short = JSON.stringify(value);
  if (short.length <= 40 || !(isArray(value) || isObject(value))) return short;
  return isArray(value) ? `[… ${value.length} elements]` : `{… ${Object.keys(value).length} members}`;
}

function prefixed(before: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [before + first, ...rest];
}

function suffixed(part: readonly string[], after: string): readonly string[] {
  return part.map((line, index) => (index === part.length - 1 ? line + after : line));
}
