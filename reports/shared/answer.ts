import { isArray, isObject, type Json } from '../../src/json/json.ts';
import { at, tokens } from '../../src/json/pointer.ts';
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
  /** What the finding says is there: a long line or a long text is cut around it. */
  readonly actual?: Json;
}

/** The answer's body, or the part of it that matters, as harmless lines; JSON is indented. */
export function excerpt(exchange: RecordedExchange, { width, most, where, actual }: Extent): readonly string[] {
  const { answer } = exchange;
  if ('failure' in answer || answer.body === '') return [];
  const path = isIn(answer.body, where) ? tokens(where) : undefined;
  const ways: readonly Room[] = [
    { width, focus: undefined, isCompact: false },
    ...(path === undefined ? [] : [false, true].map((isCompact): Room => ({ width, focus: path, isCompact }))),
  ];
  const hasLongText = path !== undefined && path.length > 0 && isLongText(answer.body, where, width);
  const tried = (hasLongText ? ways.slice(1) : ways).map((room) => () => lines(answer.body, room));
  const chosen = firstThatFits(tried, most);
  const { whole: cutFrom } = answer;
  const note = cutFrom === undefined ? [] : [`… a part of ${cutFrom.bytes} bytes (sha256 ${cutFrom.sha256.slice(0, 12)}…)`];
  const decisive = decisiveIn(answer.body, actual);
  return [...note, ...around(chosen, most - note.length, decisive).map((line) => cutAround(visible(line), width, decisive))];
}

function isIn(body: string, where: string): boolean {
  if (!where.startsWith('/') || body.length > MOST_LAID_OUT) return false;
  try {
    // `as`: what JSON.parse gives is JSON.
    return at(JSON.parse(body) as Json, where) !== undefined;
  } catch {
    return false;
  }
}

/** Whether the part that matters is a text that does not fit on a line. */
function isLongText(body: string, where: string, width: number): boolean {
  // `as`: what JSON.parse gives is JSON; it is valid, since the part was found in it.
  const value = at(JSON.parse(body) as Json, where);
  return typeof value === 'string' && value.length > width;
}

function firstThatFits(ways: readonly (() => readonly Line[])[], most: number): readonly Line[] {
  let all: readonly Line[] = [];
  for (const way of ways) {
    all = way();
    if (all.length <= most) return all;
  }
  return all;
}

/** Texts that are shorter occur by chance. */
const TELLING = 4;

/** The text that the finding is about, as it is in the body. */
function decisiveIn(body: string, actual: Json | undefined): string | undefined {
  if (typeof actual !== 'string' || actual.length < TELLING) return undefined;
  return [actual, JSON.stringify(actual).slice(1, -1)].find((text) => body.includes(text));
}

/** So many lines around the one that matters, with the number of those that are left out. */
function around(all: readonly Line[], most: number, decisive: string | undefined): readonly string[] {
  if (all.length <= most) return all.map(({ text }) => text);
  const found = decisive === undefined ? -1 : all.findIndex(({ text }) => text.includes(decisive));
  const center = Math.max(0, found >= 0 ? found : all.findIndex(({ isFocus }) => isFocus));
  const start = center < most - 1 ? 0 : Math.min(center - Math.floor(most / 2), all.length - most + 1);
  const shown = all.slice(start, start + most - (start === 0 ? 1 : 2)).map(({ text }) => text);
  const left = all.length - start - shown.length;
  return [...(start === 0 ? [] : [`… ${start} lines before`]), ...shown, ...(left === 0 ? [] : [`… ${left} more lines`])];
}

/** The text cut to a number of characters such that the decisive part is seen. */
function cutAround(text: string, width: number, decisive: string | undefined): string {
  const from = decisive === undefined ? -1 : text.indexOf(decisive);
  if (decisive === undefined || from + decisive.length < width || text.length <= width) return cut(text, width);
  const lead = Math.max(10, Math.floor((width - decisive.length) / 2));
  return cut(`…${text.slice(Math.max(0, from - lead)).toWellFormed()}`, width);
}

/** The text cut to a number of characters; an ellipsis marks the cut. */
export function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** Indenting costs more the deeper a body nests; longer bodies are shown as they are. */
const MOST_LAID_OUT = 20_000;

interface Line {
  readonly text: string;
  /** Whether the part that matters begins here. */
  readonly isFocus: boolean;
}

const plain = (text: string): Line => ({ text, isFocus: false });

function lines(body: string, room: Room): readonly Line[] {
  try {
    if (body.length > MOST_LAID_OUT) return textLines(body);
    // `as`: what JSON.parse gives is JSON.
    return layout(JSON.parse(body) as Json, room);
  } catch {
    return textLines(body);
  }
}

function textLines(body: string): readonly Line[] {
  return body
    .trimEnd()
    .split(/\r\n|\n/)
    .filter((line) => line.trim() !== '')
    .map(plain);
}

interface Room {
  readonly width: number;
  /** Tokens from here to the part that matters; `[]`: it is here. `undefined`: nothing is abridged. */
  readonly focus: readonly string[] | undefined;
  /** Whether what is in the part that matters is put on one line each, however long. */
  readonly isCompact: boolean;
}

/** JSON on as few lines as fit: a short value on one line, a long one with a line for each part. */
function layout(value: Json, { width, focus, isCompact }: Room): readonly Line[] {
  const short = JSON.stringify(value);
  const isFocus = focus?.length === 0;
  if (isFocus && typeof value === 'string' && short.length > width) return pieces(short, width);
  if (short.length <= width || !(isArray(value) || isObject(value))) return [{ text: short, isFocus }];
  const [next, ...rest] = focus ?? [];
  const parts = Object.entries(value).flatMap(([name, inner]): readonly (readonly Line[])[] => {
    const label = isArray(value) ? '' : `${JSON.stringify(name)}: `;
    if (isFocus && isCompact) return [[plain(label + JSON.stringify(inner))]];
    if (next === undefined || next === name) {
      const room = { width: width - label.length - 3, focus: next === undefined ? undefined : rest, isCompact };
      return [prefixed(label, layout(inner, room))];
    }
    return isArray(value) ? [] : [[plain(label + folded(inner))]];
  });
  if (isArray(value) && value.length > parts.length) parts.push([plain(`… ${value.length - parts.length} other elements`)]);
  const inner = parts.flatMap((part, index) => (index === parts.length - 1 ? part : suffixed(part, ',')));
  const [open = '', close = ''] = isArray(value) ? '[]' : '{}';
  return [{ text: open, isFocus }, ...inner.map((line) => ({ ...line, text: `  ${line.text}` })), plain(close)];
}

/** A long text that matters, on several lines. */
function pieces(text: string, width: number): readonly Line[] {
  const count = Math.ceil(text.length / width);
  return Array.from({ length: count }, (_, index) => ({
    text: text.slice(index * width, (index + 1) * width).toWellFormed(),
    isFocus: index === 0,
  }));
}

function folded(value: Json): string {
  const short = JSON.stringify(value);
  if (short.length <= 40 || !(isArray(value) || isObject(value))) return short;
  return isArray(value) ? `[… ${value.length} elements]` : `{… ${Object.keys(value).length} members}`;
}

function prefixed(before: string, [first = plain(''), ...rest]: readonly Line[]): readonly Line[] {
  return [{ ...first, text: before + first.text }, ...rest];
}

function suffixed(part: readonly Line[], after: string): readonly Line[] {
  return part.map((line, index) => (index === part.length - 1 ? { ...line, text: line.text + after } : line));
}
