import type { Report } from '../src/model/report.ts';
import type { FindingTexts } from './sentences.ts';

/** How a report is told. */
export interface ReporterOptions {
  /** Whether ANSI colours may be used. */
  readonly color: boolean;
  /** Whether a violated SHOULD counts. */
  readonly strict: boolean;
  /** Show what is folded away otherwise: passed requirements, every example of a group. */
  readonly verbose: boolean;
  /** The file of the JSON report, where one is written: findings can be carried out again from it. */
  readonly file?: string;
  /** What requirements say of their findings, for `sentence` and `advice`. */
  readonly texts: FindingTexts;
  /** Columns. */
  readonly width: number;
}

/** Tells a report as one text that ends in a line break. Pure: it reads nothing else and prints nothing. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
