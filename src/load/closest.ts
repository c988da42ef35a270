import type { Json } from '../json/json.ts';

/** The allowed text closest to a misspelled one, or `undefined` if more than a third of it differs. Texts of one or two letters are never close. */
export function closest(value: string, allowed: readonly Json[]): string | undefined {
  const texts = allowed.filter((each) => typeof each === 'string').filter((each) => each.length > 2);
  const ranked = texts.map((each) => ({ each, far: distance(value.toLowerCase(), each.toLowerCase()) })).sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best !== undefined && best.far <= Math.max(1, Math.floor(Math.max(value.length, best.each.length) / 3)) ? best.each : undefined;
}

/** Levenshtein distance: the number of letters to insert, delete or replace. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (b[j] === letter ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
