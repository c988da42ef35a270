import type { Report } from '../src/model/report.ts';
import type { FindingTexts } from './sentences.ts';

/** How a report is written. */
export interface ReporterOptions {
  /** Whether ANSI colours may be used. */
  readonly color: boolean;
  /** Whether a violated SHOULD counts. */
  readonly strict: boolean;
  /** Also show passed requirements and every example of a group. */
  readonly verbose: boolean;
  /** The file of the JSON report, if there is one: commands that replay findings name it. */
  readonly file?: string;
  /** What requirements say of their findings, for `sentence` and `advice`. */
  readonly texts: FindingTexts;
  /** Columns. */
  readonly width: number;
}

/** Writes a report as one text that ends in a line break. Pure: it reads nothing else and prints nothing. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
