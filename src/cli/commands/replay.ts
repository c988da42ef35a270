import { Command, Option } from 'commander';
import type { RateLimit } from '../../model/check.ts';
import type { Header } from '../../model/exchange.ts';
import type { ExitCode } from '../exit.ts';
import { apiKey, baseUrl, integer, parseHeader, rate, timeout } from '../options.ts';
import type { TargetFlags } from '../subjects.ts';

/** The options of `replay` as commander hands them over. */
export interface ReplayFlags extends TargetFlags {
  readonly header: readonly Header[];
  readonly timeout: number;
  readonly concurrency: number;
  readonly rate?: RateLimit;
}

/** `errspec replay`: the findings of a report, carried out again. */
export function replayCommand(done: (code: ExitCode) => void): Command {
  const command = new Command('replay')
    .summary('carry out the findings of a report again')
    .description(
      'Sends again what showed the findings of a JSON report, and says of each: FIXED, STILL FAILING or CANNOT JUDGE. Exit: 0 all fixed, 1 some still failing, 2 cannot judge.',
    )
    .argument('<report>', 'a JSON report')
    .argument('[finding]', 'the id of a finding, or the beginning of several: bulk/index-exact, fields/');
  for (const option of options()) command.addOption(option);
  return command.action(async (report: string, finding: string | undefined, flags: ReplayFlags) => {
    const { runReplay } = await import('../replay.ts');
    done(await runReplay(report, finding, flags));
  });
}

function options(): readonly Option[] {
  return [
    new Option('--target <url>', 'base URL to which operation paths are appended; that of the report if not given').argParser(baseUrl),
    new Option('--format <name|file>', 'only findings of this format; the description, where it is not built in'),
    new Option('--api-key <key>', 'the key to send; or in the environment as ERRSPEC_API_KEY').argParser(apiKey),
    new Option('--states <url|file>', 'provider-state URL, or a YAML or JSON file {state: values}'),
    new Option('--header <header>', "sent with every request: 'Name: value' (repeatable)").argParser(parseHeader).default([], 'none'),
    new Option('--concurrency <n>', 'requests under way at one time').argParser(integer(1, 256)).default(4),
    new Option('--rate <n/s|n/m>', 'pace that is kept').argParser(rate),
    new Option('--timeout <duration>', 'for one answer: 500ms, 10s, 1m, or milliseconds; at most 1h')
      .argParser(timeout)
      .default(10_000, '10s'),
  ];
}
