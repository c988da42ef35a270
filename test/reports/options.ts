import type { ReporterOptions } from '../../reports/reporter.ts';
import { TEXTS } from './fixture.ts';

/** How a report is written to a file. */
export const PLAIN: ReporterOptions = { color: false, strict: false, verbose: false, texts: TEXTS, width: 100 };
