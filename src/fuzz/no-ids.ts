import { createHash } from 'node:crypto';
import type { NoId } from '../plan/derive/parameters.ts';
import type { ChoiceSource } from './choices.ts';

/** What is drawn, by slot. */
const SHAPE = 1;
const LENGTH = 2;
const TEXT = 3;
const COUNT = 4;
const PIECES = 5;

/** A text from 64 bytes, of at least twelve characters: long enough to name nothing by accident. */
type Shape = (bytes: readonly number[], length: number) => string;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
/** Neither hexadecimal digits nor letters of the alphabets in which ids are often written: a text that begins with one is no UUID and no number. */
const NO_DIGITS = 'ilou';

const SHAPES: Readonly<Record<string, Shape>> = {
  letters: spelled(LETTERS),
  'letters-and-digits': spelled(LETTERS + DIGITS),
  capitals: spelled(LETTERS.toUpperCase()),
  dashes: (bytes, length) => spelled(LETTERS)(bytes, length).replace(/(.{5})/g, '$1-'),
  'nearly-a-uuid': (bytes) => spelled(`${DIGITS}abcdef`)(bytes, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
};

/** What is odd in a path, between letters: who stands in front of a server may refuse it, but no server may fail over it. */
const ODD: readonly string[] = [
  '%',
  ' ',
  '"',
  "'",
  '.',
  '..',
  '😀',
  '𝒳',
  '你好',
  'é',
  '%41',
  '&',
  '?',
  '#',
  ';',
  '=',
  '+',
  ':',
  '@',
  '\\',
  '<',
  '{',
  '[',
];

/** Texts for a path that are surely no ids: of letters, digits and dashes, and odd ones. */
export function noId(draw: ChoiceSource): NoId {
  const shapes = Object.entries(SHAPES);
  // Half as many again are odd.
  const shape = draw.shape(SHAPE, shapes.length + 3);
  const bytes = [
    ...createHash('sha512')
      .update(String(draw.value(TEXT, 65_536)))
      .digest(),
  ];
  const [how, make] = shapes[shape] ?? ['odd', undefined];
  if (make !== undefined) return { how, value: make(bytes, 12 + draw.value(LENGTH, 40)), hostile: false };
  const pieces = Array.from({ length: 1 + draw.value(COUNT, 4) }, (_, index) => ODD[draw.value(PIECES + index, ODD.length)] ?? '');
  const letters = spelled(LETTERS);
  return { how, value: `${letters(bytes, 12)}${pieces.map((piece) => `${piece}no`).join('')}`, hostile: true };
}

/** So many characters of an alphabet, after one that is no digit of ids. */
function spelled(alphabet: string): Shape {
  const first = alphabet === alphabet.toUpperCase() ? NO_DIGITS.toUpperCase() : NO_DIGITS;
  return ([byte = 0, ...bytes], length) =>
    [first[byte % first.length] ?? 'l', ...bytes.slice(0, length - 1).map((each) => alphabet[each % alphabet.length] ?? 'l')].join('');
}
