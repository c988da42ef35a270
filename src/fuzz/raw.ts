import type fc from 'fast-check';
import { isObject } from '../json/json.ts';
import type { Operation } from '../model/format.ts';
import { baseOf } from '../plan/base.ts';
import { build } from '../plan/build.ts';
import type { PlanContext } from '../plan/context.ts';
import { ChoiceArbitrary, type ChoiceSource } from './choices.ts';
import type { Payload } from './payload.ts';

/** What is drawn, by slot. */
const WAY = 1;
const PLACE = 2;
const PIECE = 3;
const NAMES = 4;
const MARK = 5;

/**
 * Bodies that are no JSON, made from a valid one: cut anywhere, a mark of the syntax left out, doubled or put where none belongs, words that other languages
 * know. Only what no reader of RFC 8259 may take: what readers differ on is left alone. `undefined` where the operation takes no JSON object.
 */
export function rawArbitrary(context: PlanContext, operation: Operation): fc.Arbitrary<Payload> | undefined {
  const { body } = operation;
  const example = baseOf(context, operation, operation.writes).request.body;
  if (body === undefined || !isObject(example)) return undefined;
  const names = Object.keys(example);
  return new ChoiceArbitrary((draw) => {
    // Half of the time all members, since most can go wrong there.
    const count = draw.value(NAMES, 2 * (names.length + 1));
    const kept = Object.fromEntries(Object.entries(example).slice(0, count));
    const { how, text } = brokenText(draw, JSON.stringify(kept));
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

/** Text that is no JSON, and how it came to be so. */
export interface BrokenText {
  readonly how: string;
  readonly text: string;
}

type TextBreaker = (draw: ChoiceSource, text: string) => string;

const SYNTAX = ['{', '}', '[', ']', ':', ',', '"'];
/** What other languages take for values, comments or ends. */
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
  cut: (draw, text) => text.slice(0, 1 + draw.value(PLACE, text.length - 1)),
  'mark-left-out': (draw, text) => {
    const at = mark(draw, text);
    return text.slice(0, at) + text.slice(at + 1);
  },
  'mark-doubled': (draw, text) => {
    const at = mark(draw, text);
    return text.slice(0, at) + text.slice(at, at + 1) + text.slice(at);
  },
  'mark-replaced': (draw, text) => {
    const at = mark(draw, text);
    return text.slice(0, at) + (SYNTAX[draw.value(PIECE, SYNTAX.length)] ?? '') + text.slice(at + 1);
  },
  'piece-between': (draw, text) => {
    const at = nth(outside(text), draw.value(PLACE, 1_000));
    return text.slice(0, at) + (PIECES[draw.value(PIECE, PIECES.length)] ?? '') + text.slice(at);
  },
  'text-behind': (draw, text) => `${text}${['x', '{}', '}', ']', ',', '"', '0', 'null'][draw.value(PIECE, 8)] ?? 'x'}`,
  'text-before': (draw, text) => `${['x', '}', ']', ',', ':', '"', '=', 'json'][draw.value(PIECE, 8)] ?? 'x'}${text}`,
};

/** The text, broken in the way that is drawn; where that leaves JSON, cut. */
export function brokenText(draw: ChoiceSource, text: string): BrokenText {
  const names = Object.keys(WAYS);
  const how = names[draw.shape(WAY, names.length)] ?? 'cut';
  const changed = WAYS[how]?.(draw, text) ?? '';
  return isNoJson(changed) ? { how, text: changed } : { how: 'cut', text: text.slice(0, -1) };
}

/** Nothing but blanks is an empty body, which is a case of its own. */
function isNoJson(text: string): boolean {
  if (text.trim() === '') return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

/** The place of a mark of the syntax: first which mark, since quotes are many and commas few, then which of those that stand outside of texts. */
function mark(draw: ChoiceSource, text: string): number {
  const places = new Set([...outside(text), ...ends(text)]);
  const found = SYNTAX.map((each) => [...places].filter((at) => text[at] === each)).filter((each) => each.length > 0);
  return nth(found[draw.value(MARK, found.length)] ?? [0], draw.value(PLACE, 1_000));
}

/** Places outside of texts, where nothing but syntax and blanks may stand. */
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

/** Where texts end. */
function ends(text: string): readonly number[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(({ index, 0: whole }) => index + whole.length - 1);
}

function nth(places: readonly number[], index: number): number {
  return places[index % Math.max(1, places.length)] ?? 0;
}
