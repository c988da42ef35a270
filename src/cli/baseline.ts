import { requirements } from '../../suites/index.ts';
import { loadBaseline, parseBaseline, updatedBaseline } from '../load/baseline.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Format } from '../model/format.ts';
import type { Finding, RecordedExchange, Report } from '../model/report.ts';
import { gapsIn, isAccepted, withBaseline } from '../results/baseline.ts';
import { CommandError } from './command-error.ts';
import { writeWhole } from './output.ts';
import { writeError } from './terminal.ts';

/** The options of a baseline. */
export interface BaselineFlags {
  readonly baseline?: string | undefined;
  readonly updateBaseline?: boolean | undefined;
}

/** Applies a baseline to reports. It is read before anything is sent, so that a broken file stops the run at once. */
export interface BaselineGate {
  /** Marks the known findings of a report; with `--update-baseline` it writes the file first, and marks by the new file. */
  readonly apply: (report: Report) => Report;
  /** Whether a valid entry accepts a finding, while the run is under way. */
  readonly accepts: (finding: Finding, exchange: RecordedExchange | undefined) => boolean;
}

const EMPTY = 'version: 1\nknown: []\n';

/** Reads the baseline that the flags name. Without one, reports stay as they are. */
export function baselineGate({ baseline: file, updateBaseline }: BaselineFlags, formats: readonly Format[]): BaselineGate {
  if (file === undefined) {
    if (updateBaseline === true) throw new CommandError('--update-baseline needs a file.', 'Name it: --baseline errspec-baseline.yaml');
    return { apply: (report) => report, accepts: () => false };
  }
  const today = new Date().toISOString().slice(0, 10);
  const context = {
    today,
    requirements: requirements.map(({ id }) => id),
    operations: formats.flatMap(({ operations }) => operations.map(({ id }) => id)),
  };
  const read = (): Baseline => (updateBaseline === true ? loadOrEmpty(file) : loadBaseline(file));
  const given = read();
  return {
    accepts: (finding, exchange) => isAccepted(given, { finding, exchange }, today),
    apply: (report) => {
      const judged = withBaseline(report, given, context);
      if (updateBaseline !== true || report.run.interrupted) return judged;
      const { text, added, removed } = updatedBaseline(file, judged, { today, gaps: gapsIn(judged) });
      const failed = writeWhole(file, text)[0];
      if (failed !== undefined)
        throw new CommandError(`The baseline could not be written to ${file}: ${failed}`, 'Choose a file that can be written to.');
      writeError(`Baseline ${file}: ${added} added, ${removed} deleted.\n`);
      return withBaseline(report, read(), context);
    },
  };
}

/** The baseline, or an empty one if the file does not exist yet. */
function loadOrEmpty(file: string): Baseline {
  try {
    return loadBaseline(file);
  } catch (error) {
    if (isMissing(error)) return parseBaseline(file, EMPTY);
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && error.message.includes('there is no such file');
}
