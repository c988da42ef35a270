import { Command } from '@commander-js/extra-typings';
import type { CheckOptions, Subject } from '../../model/check.ts';
import type { Finding, Report } from '../../model/report.ts';
import type { Replayed } from '../../run/replay.ts';
import type { Before } from '../../run/replayed.ts';
import { CommandError } from '../command-error.ts';
import { combinedExit, type ExitCode } from '../exit.ts';
import { stopText } from '../failures.ts';
import { interruptible } from '../interrupt.ts';
import { withNetwork, withOperations, withReady, withTarget, withThrottle, withTimeout, withTrust } from '../options.ts';
import { progressPrinter } from '../progress.ts';
import { similar } from '../similar.ts';
import { print, writeError } from '../terminal.ts';
import { version } from '../version.ts';

function declared() {
  const command = new Command('replay')
    .summary('send the requests of findings again')
    .description(
      'Sends the requests of the findings in a JSON report again, and reports each as FIXED, STILL FAILING or CANNOT JUDGE. ' +
        'Uses the target of the report unless --target names another one. Exit: 0 all fixed, 1 some still failing, 2 inconclusive.',
    )
    .argument('<report>', 'a JSON report')
    .argument('[finding]', 'the id of a finding, or a prefix of several ids: bulk/index-exact, fields/');
  return withOperations(withTrust(withTimeout(withThrottle(withNetwork(withReady(withTarget(command))), 4))));
}

export type ReplayFlags = ReturnType<ReturnType<typeof declared>['opts']>;

/** `errspec replay`: sends the requests of the findings in a report again. */
export function replayCommand(done: (code: ExitCode) => void) {
  return declared().action(async (report, finding, flags) => done(await runReplay(report, finding, flags)));
}

/** Findings of one format. */
export interface FormatFindings {
  readonly format: string;
  readonly findings: readonly Finding[];
}

/** Carries `replay` out. */
export async function runReplay(file: string, wanted: string | undefined, flags: ReplayFlags): Promise<ExitCode> {
  const [{ reportFrom }, { atTargets }, { withReadyTarget }, { networkWire }] = await Promise.all([
    import('../reports.ts'),
    import('../replay-targets.ts'),
    import('../ready-target.ts'),
    import('../network.ts'),
  ]);
  const report = reportFrom(file);
  if (report.run.contracts === true)
    throw new CommandError(`${file} is a report of pacts, which are verified as a whole.`, 'Verify them again: `errspec pact verify`.');
  const chosen = chosenFrom(report, wanted);
  if (chosen.length === 0) {
    await print('The report has no findings: there is nothing to replay.\n');
    return 0;
  }
  const interrupt = interruptible('\nStopping: deleting what was created. Press Ctrl-C again to stop at once.\n');
  const { signal } = interrupt;
  const replayAll = () =>
    atTargets({ report, chosen, flags }, async (subjects) => {
      const codes: ExitCode[] = [];
      for (const [subject, findings] of subjects) {
        if (signal.aborted) break;
        codes.push(await replayAt(subject, findings, { report, flags, signal }));
      }
      return signal.aborted ? 130 : combinedExit(codes);
    });
  try {
    return await withReadyTarget(flags, { signal, wire: networkWire(flags, 'quiet') }, replayAll);
  } finally {
    interrupt.release();
  }
}

/** The findings to replay, by format. A name that matches none is refused. */
function chosenFrom({ results }: Report, wanted: string | undefined): readonly FormatFindings[] {
  const isWanted = ({ id }: Finding) => wanted === undefined || id.startsWith(wanted) || id.split(':')[1]?.startsWith(wanted) === true;
  const groups = Map.groupBy(results, ({ format }) => format);
  const chosen = [...groups].map(([format, list]) => ({ format, findings: list.flatMap(({ findings }) => findings.filter(isWanted)) }));
  const some = chosen.filter(({ findings }) => findings.length > 0);
  const ids = results.flatMap(({ findings }) => findings.map(({ id }) => id));
  if (wanted === undefined || some.length > 0) return some;
  const close = similar(wanted, ids);
  throw new CommandError(
    `The report has no finding "${wanted}".`,
    ids.length === 0
      ? 'It has none at all.'
      : `${close.length > 0 ? 'Did you mean' : 'It has'} ${(close.length > 0 ? close : ids.slice(0, 5)).join(', ')}${close.length > 0 ? '?' : ids.length > 5 ? ' …' : '.'}`,
  );
}

interface ReplaySettings {
  readonly report: Report;
  readonly flags: ReplayFlags;
  readonly signal: AbortSignal;
}

async function replayAt(subject: Subject, findings: readonly Finding[], { report, flags, signal }: ReplaySettings): Promise<ExitCode> {
  const [{ replay }, { replayText, warningText }] = await Promise.all([import('../../run/replay.ts'), import('../replay-text.ts')]);
  writeError(`${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} of ${subject.format.name} at ${subject.target}\n`);
  const progress = progressPrinter();
  const outcome = await replay({
    subject,
    findings,
    before: beforeOf(report),
    options: await optionsOf(report, flags, { signal, onProgress: progress.onProgress }),
    warn: (note) => writeError(warningText(note)),
    trusted: flags.trustReport === true,
  }).finally(progress.clear);
  if (outcome.kind === 'stopped') {
    if (!signal.aborted) writeError(stopText(outcome.stop, subject));
    return 2;
  }
  await print(replayText(outcome.replayed));
  return combinedExit(outcome.replayed.map(codeOf));
}

function beforeOf({ results }: Report): Before {
  return {
    findings: new Set(results.flatMap(({ findings }) => findings.map(({ id }) => id))),
    judged: new Set(results.filter(({ verdict }) => verdict !== 'skipped').map(({ id }) => id)),
  };
}

const REPLAY_CODES = { fixed: 0, 'still-failing': 1, 'cannot-judge': 2 } as const;

function codeOf({ now }: Replayed): ExitCode {
  return REPLAY_CODES[now.kind];
}

async function optionsOf(report: Report, flags: ReplayFlags, more: Pick<CheckOptions, 'signal' | 'onProgress'>): Promise<CheckOptions> {
  const { concurrency, timeout, header, rate } = flags;
  const [{ requirements }, { policyOfReport }, { networkWire }] = await Promise.all([
    import('../../../suites/index.ts'),
    import('../reports.ts'),
    import('../network.ts'),
  ]);
  const wire = networkWire(flags);
  return {
    formats: [],
    requirements,
    seed: report.seed,
    concurrency,
    timeoutMs: timeout,
    headers: header,
    httpStatus: policyOfReport(report.run),
    readOnly: false,
    assumed: true,
    strict: false,
    keep: false,
    runs: 0,
    only: [],
    skip: [],
    tool: `errspec ${version()}`,
    ...more,
    ...(wire === undefined ? {} : { wire }),
    ...(rate === undefined ? {} : { rate }),
  };
}
