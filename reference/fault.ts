import type { Seams as EnvelopeSeams } from './code-envelope/seams.ts';
import type { Seams as StructuredSeams } from './structured-error/seams.ts';

/** What one API of the reference server can be made to do otherwise. */
type ServerChange =
  | { readonly format: 'structured-error'; readonly seams: StructuredSeams }
  | { readonly format: 'code-envelope'; readonly seams: EnvelopeSeams };

/** One named lie: what a broken server does, and exactly which requirements that breaks. */
export type Fault = ServerChange & {
  /** The file's name. */
  readonly name: string;
  /** What it does wrong, in one sentence. */
  readonly defect: string;
  /** Ids of all requirements that fail, MUST and SHOULD. */
  readonly breaks: readonly string[];
  /** Only by fuzzing: planned probes miss it. */
  readonly found?: 'fuzz';
  /** The fewest items of a bulk that show what it breaks, whatever they are; for faults of bulks that only fuzzing finds. */
  readonly least?: number;
  /** Ids that may fail beside: related requests go out for a part of the payloads only, so not every seed shows them. */
  readonly also?: readonly string[];
};

/** One legal freedom of `formats.md`, section 4: it passes, but for the SHOULDs it declares. */
export type Variant = ServerChange & {
  readonly name: string;
  /** What it does otherwise, and where the documents leave that open. */
  readonly freedom: string;
  /** SHOULDs that fail with it. */
  readonly shoulds: readonly string[];
};
