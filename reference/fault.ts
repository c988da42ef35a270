import type { Seams as EnvelopeSeams } from './code-envelope/seams.ts';
import type { Seams as StructuredSeams } from './structured-error/seams.ts';

/** A change to the behaviour of one API of the reference server. */
type ServerChange =
  | { readonly format: 'structured-error'; readonly seams: StructuredSeams }
  | { readonly format: 'code-envelope'; readonly seams: EnvelopeSeams };

/** A defect planted in the reference server. The docstring of each file gives a plausible cause. */
export type Fault = ServerChange & {
  /** The file name without `.ts`. */
  readonly name: string;
  /** What the server does wrong, in one sentence. */
  readonly defect: string;
  /** Ids of all requirements that it breaks, MUST and SHOULD. */
  readonly breaks: readonly string[];
  /** Only fuzzing finds it; planned probes miss it. */
  readonly foundBy?: 'fuzz';
  /** The smallest bulk that can show the defect; for faults of bulks that only fuzzing finds. */
  readonly fewestItems?: number;
  /** Ids that fail with some seeds only, because related requests follow only some payloads. */
  readonly mayBreak?: readonly string[];
};

/** A legal difference between servers: it breaks no requirement but the SHOULDs it declares. */
export type Variant = ServerChange & {
  readonly name: string;
  /** What the server does differently, and which document leaves it open. */
  readonly difference: string;
  /** Ids of the SHOULDs that it breaks. */
  readonly shoulds: readonly string[];
};
