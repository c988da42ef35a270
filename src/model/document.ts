import type { Pointer } from '../json/pointer.ts';

/** Something in a document that errspec works without. */
export interface DocumentWarning {
  /** What it is, the same words for all of its kind: "unknown format, ignored". */
  readonly reason: string;
  /** Where in the user's own file. */
  readonly pointer: Pointer;
  /** What was found there, in a few words; empty where the reason says it all. */
  readonly found: string;
  /** The line in that file, from 1, where it is known. */
  readonly line?: number;
  /** The file, where it is another than the one that was named. */
  readonly file?: string;
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
