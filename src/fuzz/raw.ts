import type fc from 'fast-check';
import { isObject } from '../json/json.ts';
import type { Operation } from '../model/format.ts';
import { baseOf } from '../plan/base.ts';
import { build } from '../plan/build.ts';
import type { PlanContext } from '../plan/context.ts';
import { choiceKey } from './choice-keys.ts';
import { ChoiceArbitrary, type ChoiceSource } from './choices.ts';
import type { Payload } from './payload.ts';

const WAY = choiceKey('how the text is broken', 'shape');
const INDEX = choiceKey('where the text is broken', 'value');
const PIECE = choiceKey('what is inserted', 'value');
const MEMBERS = choiceKey('how many members the body has', 'value');
const SYMBOL = choiceKey('which symbol is changed', 'value');

/**
 * Bodies that are no JSON, made from a valid one: truncated, a syntax symbol removed, doubled or misplaced, literals of other languages. Only texts
 * that every JSON reader must reject; texts on which readers differ are planned probes. `undefined` if the operation has no JSON object as its body.
 */
export function rawArbitrary(context: PlanContext, operation: Operation): fc.Arbitrary<Payload> | undefined {
  const { body } = operation;
  const example = baseOf(context, operation, operation.writes).request.body;
  if (body === undefined || !isObject(example)) return undefined;
  const names = Object.keys(example);
  return new ChoiceArbitrary((source) => {
    // Half of the bodies have all members, since these offer most to break.
    const count = source.choose(MEMBERS, 2 * (names.length + 1));
    const kept = Object.fromEntries(Object.entries(example).slice(0, count));
    const { how, text } = brokenText(source, JSON.stringify(kept));
    return {
      scenario: (number) =>
        build(context, operation, {
          id: `fuzz/json/${number}`,
          cause: { kind: 'malformed-json', how },
          expected: context.format.causes.malformedJson,
          body: { kind: 'raw', base64: Buffer.from(text).toString('base64'), contentType: body.mediaType },
        }),
    };
  });
}

/** Text that is no JSON, and how it was broken. */
export interface BrokenText {
  readonly how: string;
  readonly text: string;
}

type TextBreaker = (source: ChoiceSource, text: string) => string;

const SYNTAX = ['{', '}', '[', ']', ':', ',', '"'];
/** Values, comments and terminators of other languages. */
const PIECES = [
  "'x'",
  'NaN',
  'Infinity',
  '-Infinity',
  'undefined',
  'True',
  'None',
  '/* x */',
  '// x\n',
  '#x',
  '01',
  '+1',
  '.5',
  '1.',
  '0x1F',
  ';',
  '<!-- -->',
  '=>',
];

const WAYS: Readonly<Record<string, TextBreaker>> = {
  cut: (source, text) => text.slice(0, 1 + source.choose(INDEX, text.length - 1)),
  'mark-left-out': (source, text) => {
    const at = symbol(source, text);
    return text.slice(0, at) + text.slice(at + 1);
  },
  'mark-doubled': (source, text) => {
    const at = symbol(source, text);
    return text.slice(0, at) + text.slice(at, at + 1) + text.slice(at);
  },
  'mark-replaced': (source, text) => {
    const at = symbol(source, text);
    return text.slice(0, at) + (SYNTAX[source.choose(PIECE, SYNTAX.length)] ?? '') + text.slice(at + 1);
  },
  'piece-between': (source, text) => {
    const at = nth(outside(text), source.choose(INDEX, 1_000));
    return text.slice(0, at) + (PIECES[source.choose(PIECE, PIECES.length)] ?? '') + text.slice(at);
  },
  'text-behind': (source, text) => `${text}${['x', '{}', '}', ']', ',', '"', '0', 'null'][source.choose(PIECE, 8)] ?? 'x'}`,
  'text-before': (source, text) => `${['x', '}', ']', ',', ':', '"', '=', 'json'][source.choose(PIECE, 8)] ?? 'x'}${text}`,
};

/** The text, broken in the chosen way; truncated if that way leaves it valid, or such that lenient readers accept it. */
export function brokenText(source: ChoiceSource, text: string): BrokenText {
  const names = Object.keys(WAYS);
  const how = names[source.choose(WAY, names.length)] ?? 'cut';
  const changed = WAYS[how]?.(source, text) ?? '';
  return isNoJson(changed) && !isLenientJson(changed) ? { how, text: changed } : { how: 'cut', text: text.slice(0, -1) };
}

/** A blank text does not count: an empty body is a separate probe. */
function isNoJson(text: string): boolean {
  if (text.trim() === '') return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

const STRINGS = /"(?:[^"\\]|\\.)*"/gs;
const COMMENTS = /\/\*.*?\*\/|\/\/[^\n]*/gs;
const NO_FINITE_NUMBERS = /[+-]?\b(?:nan|infinity)\b/gi;
const LENIENT_NUMBERS = /[+-]?(?:0x[\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/gi;

/** Whether a reader accepts the text that knows comments, unusual escapes, raw control characters, other spellings of numbers, and literals in any case. */
function isLenientJson(text: string): boolean {
  const plain = text
    .replaceAll(STRINGS, '""')
    .replaceAll(COMMENTS, ' ')
    .replaceAll(NO_FINITE_NUMBERS, '0')
    .replaceAll(LENIENT_NUMBERS, '0')
    .replaceAll(/\b(?:true|false|null|none)\b/gi, 'null');
  return !isNoJson(plain);
}

/** The index of a syntax symbol outside of strings. The symbol is chosen first, since there are many quotes and few commas. */
function symbol(source: ChoiceSource, text: string): number {
  const indexes = new Set([...outside(text), ...closingQuotes(text)]);
  const found = SYNTAX.map((each) => [...indexes].filter((at) => text[at] === each)).filter((each) => each.length > 0);
  return nth(found[source.choose(SYMBOL, found.length)] ?? [0], source.choose(INDEX, 1_000));
}

/** The indexes outside of strings, where only syntax and whitespace are allowed. */
function outside(text: string): readonly number[] {
  const found: number[] = [];
  let inText = false;
  for (let index = 0; index < text.length; index++) {
    if (!inText) found.push(index);
    if (text[index] === '\\') index += 1;
    else if (text[index] === '"') inText = !inText;
  }
  return found;
}

/** The indexes of closing quotes. */
function closingQuotes(text: string): readonly number[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(({ index, 0: whole }) => index + whole.length - 1);
}

function nth(indexes: readonly number[], number: number): number {
  return indexes[number % Math.max(1, indexes.length)] ?? 0;
}
