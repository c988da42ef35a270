import { Command } from '@commander-js/extra-typings';
import { member } from '../../json/json.ts';
import type { ExitCode } from '../exit.ts';
import { unwrittenText } from '../failures.ts';
import { withReports, withStrict } from '../options.ts';
import { writeError } from '../terminal.ts';

function declared(reporters: readonly string[]) {
  const command = new Command('report')
    .summary('write an existing report in other forms')
    .description(
      'Writes an existing JSON report in other forms: HTML, JUnit, SARIF and so on. Exit: 0 if all of them were written, else 2, whatever the report says.',
    )
    .argument('<report>', 'a JSON report')
    .addHelpText('after', EXAMPLES);
  return withReports(withStrict(command), reporters);
}

const EXAMPLES = `
Examples:
  errspec report report.json --report html=report.html --report junit=junit.xml
  errspec report report.json --report markdown="$GITHUB_STEP_SUMMARY"`;

type ReportFlags = ReturnType<ReturnType<typeof declared>['opts']>;

/** `errspec report`: writes an existing report in other forms. */
export function reportCommand(done: (code: ExitCode) => void, reporters: readonly string[]) {
  return declared(reporters).action(async (file, flags) => done(await runReport(file, flags)));
}

async function runReport(file: string, flags: ReportFlags): Promise<ExitCode> {
  const [{ deliver, outputsOf }, { reportFrom }] = await Promise.all([import('../output.ts'), import('../reports.ts')]);
  const outputs = outputsOf(flags.report);
  const report = reportFrom(file);
  const strict = flags.strict === true || member(report.run.options, 'strict') === true;
  const unwritten = await deliver(report, outputs, { strict, verbose: flags.verbose === true, file });
  for (const what of unwritten) writeError(unwrittenText(what));
  return unwritten.length === 0 ? 0 : 2;
}
