import type { DocumentWarning } from '../../model/document.ts';

/** All warnings of one reason: how many there are, and the first as an example. */
export interface WarningGroup {
  readonly reason: string;
  readonly count: number;
  readonly example: DocumentWarning;
}

/** Warnings by their reason, the most frequent first. */
export function groupedWarnings(warnings: readonly DocumentWarning[]): readonly WarningGroup[] {
  return [...Map.groupBy(warnings, ({ reason }) => reason)]
    .flatMap(([reason, [example, ...others]]) => (example === undefined ? [] : [{ reason, count: others.length + 1, example }]))
    .toSorted((a, b) => b.count - a.count);
}
