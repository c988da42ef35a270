import type { Pointer } from '../json/pointer.ts';

/** Something in a document that errspec works without. */
export interface DocumentWarning {
  /** What it is, the same words for all of its kind: "unknown format, ignored". */
  readonly reason: string;
  /** Where, in the document as it is used. */
  readonly pointer: Pointer;
  /** What was found there, in a few words; empty where the reason says it all. */
  readonly found: string;
  /** Where that is in the user's own files; looked up when it is called, which takes a while for large YAML files. */
  readonly origin?: () => Origin;
}

/** A place in a file of the user. */
export interface Origin {
  /** The file, if it is not the one that was named. */
  readonly file?: string;
  readonly pointer: Pointer;
  /** From 1. */
  readonly line?: number;
}

/** An operation that cannot be probed. */
export interface OutOfReach {
  readonly operation: string;
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  /** Why, as a sentence. */
  readonly reason: string;
  readonly pointer: Pointer;
}

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
