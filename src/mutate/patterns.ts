import fc from 'fast-check';

/** What is tried, and how often. */
export interface Tries {
  readonly seed: number;
  readonly runs: number;
}

/** Where a pattern looks around, most texts that are made without that do not match: so many more are made. */
const MORE = 20;

/** Texts that match a pattern as JSON Schema reads it (ECMA-262, by code points), the same each time; none where no text could be made. */
export function textsMatching(pattern: string, { seed, runs }: Tries): readonly string[] {
  try {
    const whole = new RegExp(pattern, 'u');
    const plain = withoutLooking(pattern);
    const samples = fc.sample(fc.stringMatching(new RegExp(plain, 'u')), { seed, numRuns: plain === pattern ? runs : runs * MORE });
    return samples.filter((text) => whole.test(text)).slice(0, runs);
  } catch {
    // fast-check makes texts of most patterns, not of all: property escapes and references back are not known to it.
    return [];
  }
}

const LOOKS = /^\((?:\?=|\?!|\?<=|\?<!)/;

/** The pattern without groups that look ahead or behind. */
function withoutLooking(pattern: string): string {
  let kept = '';
  for (let index = 0; index < pattern.length; ) {
    const end = LOOKS.test(pattern.slice(index)) ? endOfGroup(pattern, index) : index + tokenAt(pattern, index).length;
    if (end === index + tokenAt(pattern, index).length) kept += pattern.slice(index, end);
    index = end;
  }
  return kept;
}

/** An escape, a class or one character. */
function tokenAt(pattern: string, index: number): string {
  return /^(?:\\.|\[(?:\\.|[^\]\\])*\]|.)/su.exec(pattern.slice(index))?.[0] ?? pattern.slice(index, index + 1);
}

/** Where a group that begins here is over. */
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
