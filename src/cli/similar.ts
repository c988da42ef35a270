/** Names that a mistyped one may stand for: those that contain it, or differ in a few letters. The closest come first. */
export function similar(name: string, names: readonly string[], most = 5): readonly string[] {
  const wanted = name.toLowerCase();
  return names
    .map((one) => ({ one, far: distanceTo(wanted, one.toLowerCase()) }))
    .filter(({ far }) => far <= Math.max(2, wanted.length / 3))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ one }) => one);
}

function distanceTo(wanted: string, name: string): number {
  if (wanted.length > 2 && name.includes(wanted)) return 1;
  const parts = [name, ...name.split('/').slice(1)];
  return Math.min(...parts.map((part) => distance(wanted, part)));
}

/** The number of letters to add, drop, replace or swap (Damerau's optimal string alignment). */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(changed, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** `Did you mean a, b?`; the first names if none is close. */
export function suggestion(name: string, names: readonly string[]): string {
  const close = similar(name, names);
  if (close.length > 0) return `Did you mean ${close.join(', ')}?`;
  return names.length <= 12 ? `There are: ${names.join(', ')}.` : `There are ${names.length}: ${names.slice(0, 6).join(', ')} …`;
}
