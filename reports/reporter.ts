import type { Report } from '../src/model/report.ts';

/** How a report is told. */
export interface ReporterOptions {
  /** Whether ANSI colours may be used. */
  readonly color: boolean;
  /** Whether a violated SHOULD counts. */
  readonly strict: boolean;
  /** Show what is folded away otherwise: passed requirements, every example of a group. */
  readonly verbose: boolean;
  /** Columns. */
  readonly width: number;
}

/** Tells a report as one text that ends in a line break. Pure: it reads nothing else and prints nothing. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
