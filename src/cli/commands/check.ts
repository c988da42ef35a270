import { Command, Option } from 'commander';
import type { CheckOptions, RateLimit, Shard } from '../../model/check.ts';
import type { Header } from '../../model/exchange.ts';
import type { BaselineFlags } from '../baseline.ts';
import { notBuiltYet } from '../command-error.ts';
import type { ExitCode } from '../exit.ts';
import { apiKey, baseUrl, httpStatus, integer, parseDuration, parseHeader, parseNames, rate, seed, shard, timeout } from '../options.ts';
import type { TargetFlags } from '../subjects.ts';
import { baselineOptions } from './baseline-options.ts';
import { type ReportFlags, reportOptions } from './report-options.ts';

/** The options of `check` as commander hands them over. */
export interface CheckFlags extends TargetFlags, ReportFlags, BaselineFlags {
  readonly flaky: 'fail' | 'warn';
  readonly strict?: true;
  readonly assumed?: true;
  readonly readOnly?: true;
  readonly keep?: true;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly seed: number;
  readonly runs: number;
  readonly maxTime?: number;
  readonly concurrency: number;
  readonly rate?: RateLimit;
  readonly maxRequests?: number;
  readonly maxDeletes?: number;
  readonly timeout: number;
  readonly shard?: Shard;
  readonly header: readonly Header[];
  readonly httpStatus: CheckOptions['httpStatus'];
}

/** `errspec check`: judges a target, or the embedded reference server. */
export function checkCommand(done: (code: ExitCode) => void): Command {
  const command = new Command('check')
    .summary('judge a server by a format')
    .description(
      'Judges a server by what its error format promises. Without --target: the embedded reference server, all built-in formats.',
    );
  for (const option of [
    ...targetOptions(),
    ...paceOptions(),
    ...scopeOptions(),
    ...baselineOptions(),
    ...reportOptions(),
    ...laterOptions(),
  ])
    command.addOption(option);
  return command.action(async (flags: CheckFlags) => {
    const { runCheck } = await import('../check.ts');
    done(await runCheck(flags));
  });
}

function targetOptions(): readonly Option[] {
  return [
    new Option('--target <url>', 'base URL to which operation paths are appended').argParser(baseUrl),
    new Option('--format <name|file>', 'a built-in format or the file of a description; detected if not given'),
    new Option('--api-key <key>', 'the key to send; or in the environment as ERRSPEC_API_KEY').argParser(apiKey),
    new Option('--states <url|file>', 'provider-state URL, or a YAML or JSON file {state: values}'),
    new Option('--header <header>', "sent with every request: 'Name: value' (repeatable; masked wherever it could be shown)")
      .argParser(parseHeader)
      .default([], 'none'),
    new Option('--http-status <policy>', 'what the HTTP status must do: mirror, ok, or any that the format allows')
      .argParser(httpStatus)
      .default('any'),
  ].map((option) => option.helpGroup('What is judged:'));
}

function scopeOptions(): readonly Option[] {
  return [
    new Option('--only <ids>', 'requirements to judge: ids, areas or globs, by commas (repeatable)')
      .argParser(parseNames)
      .default([], 'all'),
    new Option('--skip <ids>', 'requirements to leave out').argParser(parseNames).default([], 'none'),
    new Option('--flaky <fail|warn>', 'whether a finding counts that did not come back and that the network or a gateway may have caused')
      .choices(['fail', 'warn'])
      .default('warn'),
    new Option('--strict', 'a violated SHOULD counts as well'),
    new Option('--assumed', 'judge too what no document promises but the description assumes'),
    new Option('--read-only', 'send nothing that could write'),
    new Option('--keep', 'leave what the run created'),
    new Option('--max-deletes <n>', 'delete at most this many of the resources that the run created').argParser(integer(0)),
    new Option('--shard <i/n>', 'the share of one of n jobs; `errspec merge` joins their reports').argParser(shard),
  ].map((option) => option.helpGroup('How much:'));
}

function paceOptions(): readonly Option[] {
  return [
    new Option('--seed <n|random>', 'seed of all that is random').argParser(seed).default(1),
    new Option('--runs <n>', 'random payloads of each kind for each operation: bulks, single bodies, malformed JSON, parameters; 0: none')
      .argParser(integer(0))
      .default(100),
    new Option(
      '--max-time <duration>',
      'no new random payload is drawn after it: 90s, 5m, 2h; at most 24h; what was found is made smaller all the same',
    ).argParser(parseDuration(24)),
    new Option('--concurrency <n>', 'requests under way at one time').argParser(integer(1, 256)).default(8),
    new Option('--rate <n/s|n/m>', 'pace that is kept').argParser(rate),
    new Option('--max-requests <n>', 'most that is sent in all: smoke, retries and clean-up too').argParser(integer(1)),
    new Option('--timeout <duration>', 'for one answer: 500ms, 10s, 1m, or milliseconds; at most 1h')
      .argParser(timeout)
      .default(10_000, '10s'),
  ].map((option) => option.helpGroup('How it is sent:'));
}

/** Known, and refused until they are built. */
function laterOptions(): readonly Option[] {
  return ['--expected-failures <file>'].map((flags) =>
    new Option(flags).hideHelp().argParser(() => {
      throw notBuiltYet(`The option ${flags.split(' ')[0]}`);
    }),
  );
}
