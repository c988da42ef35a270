import { createHash } from 'node:crypto';
import type { InvalidId } from '../plan/derive/parameters.ts';
import { choiceKey, numberedKeys } from './choice-keys.ts';
import type { ChoiceSource } from './choices.ts';

const SHAPE = choiceKey('shape of the invalid id', 'shape');
const LENGTH = choiceKey('length of the invalid id', 'value');
const TEXT = choiceKey('text of the invalid id', 'value');
const COUNT = choiceKey('number of unusual pieces', 'value');
const piece = numberedKeys('unusual piece', 'value');

/** Makes a text from 64 bytes, of at least twelve characters: too long to name a resource by accident. */
type Shape = (bytes: readonly number[], length: number) => string;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
/** Letters that common id alphabets omit and that are no hexadecimal digits: a text that begins with one is no UUID and no number. */
const NO_DIGITS = 'ilou';

const SHAPES: Readonly<Record<string, Shape>> = {
  letters: spelled(LETTERS),
  'letters-and-digits': spelled(LETTERS + DIGITS),
  capitals: spelled(LETTERS.toUpperCase()),
  dashes: (bytes, length) => spelled(LETTERS)(bytes, length).replace(/(.{5})/g, '$1-'),
  'nearly-a-uuid': (bytes) => spelled(`${DIGITS}abcdef`)(bytes, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
};

/** Unusual pieces of a path. A proxy may reject them, but no server may fail because of them. */
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

/** A text for a path that is certainly no id: of letters, digits and dashes, or with unusual pieces. */
export function invalidId(source: ChoiceSource): InvalidId {
  const shapes = Object.entries(SHAPES);
  // Three of eight shapes are unusual.
  const shape = source.choose(SHAPE, shapes.length + 3);
  const bytes = [
    ...createHash('sha512')
      .update(String(source.choose(TEXT, 65_536)))
      .digest(),
  ];
  const [how, make] = shapes[shape] ?? ['odd', undefined];
  if (make !== undefined) return { how, value: make(bytes, 12 + source.choose(LENGTH, 40)), hostile: false };
  const pieces = Array.from({ length: 1 + source.choose(COUNT, 4) }, (_, index) => ODD[source.choose(piece(index), ODD.length)] ?? '');
  const letters = spelled(LETTERS);
  return { how, value: `${letters(bytes, 12)}${pieces.map((each) => `${each}no`).join('')}`, hostile: true };
}

/** Makes texts of an alphabet that begin with a letter which no id begins with. */
function spelled(alphabet: string): Shape {
  const first = alphabet === alphabet.toUpperCase() ? NO_DIGITS.toUpperCase() : NO_DIGITS;
  return ([byte = 0, ...bytes], length) =>
    [first[byte % first.length] ?? 'l', ...bytes.slice(0, length - 1).map((each) => alphabet[each % alphabet.length] ?? 'l')].join('');
}
