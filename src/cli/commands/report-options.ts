import { Option } from 'commander';
import { type ReportSpec, reportSpec } from '../options.ts';

/** How a report is told. */
export interface ReportFlags {
  readonly report: readonly ReportSpec[];
  readonly verbose?: true;
}

/** The options of all commands that tell a report. */
export function reportOptions(): readonly Option[] {
  return [
    new Option('--report <reporter[=file]>', 'pretty or json, to stdout or to a file (repeatable)')
      .argParser(reportSpec)
      .default([], 'pretty'),
    new Option('--verbose', 'pretty: show what passed, and every example'),
  ].map((option) => option.helpGroup('What is told:'));
}
