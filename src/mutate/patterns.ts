import fc from 'fast-check';
import { safePattern } from '../schema/safe-pattern.ts';

/** The seed and the number of texts to try. */
export interface Tries {
  readonly seed: number;
  readonly runs: number;
}

/** How many times more texts are tried for patterns with lookaround, since most texts made without it do not match. */
const MORE = 20;

const remembered = new Map<string, readonly string[]>();

/** Texts that match a pattern as JSON Schema defines it (ECMA-262 with the `u` flag), the same for the same seed; empty if none can be made. */
export function textsMatching(pattern: string, tries: Tries): readonly string[] {
  const key = `${tries.seed} ${tries.runs} ${pattern}`;
  const texts = remembered.get(key) ?? newTexts(pattern, tries);
  remembered.set(key, texts);
  return texts;
}

function newTexts(pattern: string, { seed, runs }: Tries): readonly string[] {
  try {
    const whole = safePattern(pattern, 'u');
    const plain = withoutLooking(pattern);
    const samples = fc.sample(fc.stringMatching(new RegExp(plain, 'u')), { seed, numRuns: plain === pattern ? runs : runs * MORE });
    return samples.filter((text) => whole.test(text)).slice(0, runs);
  } catch {
    // fast-check does not support all patterns, for example property escapes and back references.
    return [];
  }
}

const LOOKS = /^\((?:\?=|\?!|\?<=|\?<!)/;

/** The pattern without lookahead and lookbehind groups. */
function withoutLooking(pattern: string): string {
  let kept = '';
  for (let index = 0; index < pattern.length; ) {
    const end = LOOKS.test(pattern.slice(index)) ? endOfGroup(pattern, index) : index + tokenAt(pattern, index).length;
    if (end === index + tokenAt(pattern, index).length) kept += pattern.slice(index, end);
    index = end;
  }
  return kept;
}

/** The escape, class or character at the index. */
function tokenAt(pattern: string, index: number): string {
  return /^(?:\\.|\[(?:\\.|[^\]\\])*\]|.)/su.exec(pattern.slice(index))?.[0] ?? pattern.slice(index, index + 1);
}

/** The index after the group that starts here. */
function endOfGroup(pattern: string, start: number): number {
  let depth = 0;
  let index = start;
  do {
    const token = tokenAt(pattern, index);
    depth += token === '(' ? 1 : token === ')' ? -1 : 0;
    index += token.length;
  } while (depth > 0 && index < pattern.length);
  return index;
}
