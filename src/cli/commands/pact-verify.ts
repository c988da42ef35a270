import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Command, Option } from '@commander-js/extra-typings';
import { visible } from '../../../reports/shared/visible.ts';
import { KEY_STATE } from '../../model/interaction.ts';
import { overall } from '../../model/outcome.ts';
import type { Result } from '../../model/report.ts';
import type { Round } from '../../pact/rounds.ts';
import type { VerifyOptions } from '../../pact/verify/contact.ts';
import type { RoundOutcome } from '../../pact/verify/round.ts';
import type { Broker } from '../../send/broker.ts';
import { BROKER_ADVICE } from '../broker-advice.ts';
import { CommandError } from '../command-error.ts';
import { CODES, combinedExit, type ExitCode } from '../exit.ts';
import { failureLines, stopText, unwrittenText } from '../failures.ts';
import { type BuildVersion, versionFromEnvironment } from '../git-version.ts';
import { interruptible } from '../interrupt.ts';
import { parseBasePath, partyName } from '../option-values.ts';
import { CONSUMER, SCOPE, TARGET, withBroker, withReady, withReports, withTarget, withTimeout } from '../options.ts';
import type { Rounds } from '../pact-rounds.ts';
import { writeError } from '../terminal.ts';
import { version } from '../version.ts';

const PUBLISHING = 'Publishing:';

function declared(reporters: readonly string[]) {
  const command = new Command('verify')
    .summary('verify pacts against a server')
    .description(
      'Replays pacts against a server with the verifier of Pact. Without a target: against the embedded reference server. ' +
        `Without pacts and broker: the pacts of --format. The state "${KEY_STATE}" answers with --api-key.`,
    )
    .argument('[pacts...]', 'pact files, or folders of them');
  const target = withTimeout(withReady(withTarget(command))).addOption(
    new Option('--base-path <path>', 'path to use instead of that of --target')
      .argParser(parseBasePath)
      .env('ERRSPEC_BASE_PATH')
      .helpGroup(TARGET),
  );
  const pacts = target
    .addOption(
      new Option('--consumer <name>', `verify the pacts of this consumer; generated pacts are of ${CONSUMER}`)
        .argParser(partyName)
        .env('ERRSPEC_CONSUMER')
        .helpGroup(SCOPE),
    )
    .addOption(
      new Option('--provider <name>', 'verify the pacts with this provider; the name of the format if omitted')
        .argParser(partyName)
        .env('ERRSPEC_PROVIDER')
        .helpGroup(SCOPE),
    )
    .addOption(
      new Option('--consumer-branch <name>', 'ask the broker for this branch; for main branches and deployed versions if omitted')
        .env('ERRSPEC_CONSUMER_BRANCH')
        .helpGroup(SCOPE),
    )
    .addOption(
      new Option('--environment <name>', 'ask the broker for versions in this environment').env('ERRSPEC_ENVIRONMENT').helpGroup(SCOPE),
    );
  const published = withBroker(pacts, PUBLISHING)
    .addOption(new Option('--publish', 'publish the results to the broker').env('ERRSPEC_PUBLISH').helpGroup(PUBLISHING))
    .addOption(
      new Option('--provider-version <version>', 'version of the provider; the commit in CI or git if omitted')
        .env('ERRSPEC_PROVIDER_VERSION')
        .helpGroup(PUBLISHING),
    )
    .addOption(
      new Option('--provider-branch <name>', 'branch of the provider; the branch in CI or git if omitted')
        .env('ERRSPEC_PROVIDER_BRANCH')
        .helpGroup(PUBLISHING),
    );
  return withReports(published, reporters);
}

export type PactVerifyFlags = ReturnType<ReturnType<typeof declared>['opts']>;

/** `errspec pact verify`: replays pacts against a server. */
export function pactVerifyCommand(done: (code: ExitCode) => void, reporters: readonly string[]) {
  return declared(reporters).action(async (places, flags) => done(await runPactVerify(places, flags)));
}

/** Carries `pact verify` out: replays, reports, publishes the results if asked to. */
async function runPactVerify(places: readonly string[], flags: PactVerifyFlags): Promise<ExitCode> {
  const [{ outputsOf }, { brokerOf }, { roundsOf }, { BrokerError }, { withReadyTarget }] = await Promise.all([
    import('../output.ts'),
    import('../broker.ts'),
    import('../pact-rounds.ts'),
    import('../../send/broker.ts'),
    import('../ready-target.ts'),
  ]);
  const outputs = outputsOf(flags.report);
  let isPublishing = false;
  const { signal, release } = interruptible(() => (isPublishing ? '\nStopping.\n' : '\nStopping: nothing is published.\n'));
  const broker = brokerOf(flags, { timeoutMs: flags.timeout, signal });
  const scratch = mkdtempSync(join(tmpdir(), 'errspec-verify-'));
  let rounds: Rounds | undefined;
  try {
    refuseUseless(places, flags, broker);
    const build = versionFromEnvironment(process.cwd());
    const verified = flags.publish === true ? providerVersion(flags, build) : undefined;
    return await withReadyTarget(flags, { signal, wire: undefined }, async () => {
      rounds = await roundsOf(flags, { places, broker, branch: flags.providerBranch ?? build.branch, signal });
      const judged = await judge(rounds.rounds, { flags, scratch, outputs, signal });
      if (judged.kind === 'ended') return judged.code;
      isPublishing = true;
      if (verified !== undefined && broker !== undefined) await publish(broker, rounds.rounds, judged.results, verified);
      warnOfInconclusive(judged.results);
      return judged.code;
    });
  } catch (error) {
    // How far publishing came must not be lost.
    if (signal.aborted && isPublishing && error instanceof BrokerError) writeError(failureLines(error.message, []));
    if (signal.aborted) return 130;
    // The message may repeat what the broker sent: consumers, addresses of pacts.
    const mask = broker?.mask ?? ((text: string) => text);
    if (error instanceof BrokerError) throw new CommandError(mask(error.message), BROKER_ADVICE[error.problem]);
    if (error instanceof CommandError) throw new CommandError(mask(error.message), ...error.next.map(mask));
    throw error;
  } finally {
    release();
    rmSync(scratch, { recursive: true, force: true });
    await rounds?.close();
    await broker?.close();
  }
}

interface Judging {
  readonly flags: PactVerifyFlags;
  readonly outputs: ReturnType<typeof import('../output.ts').outputsOf>;
  /** A folder for the files that the verifier reads. */
  readonly scratch: string;
  readonly signal: AbortSignal;
}

type Judged =
  | { readonly kind: 'judged'; readonly code: ExitCode; readonly results: readonly Result[] }
  /** Interrupted, or nothing could be judged. */
  | { readonly kind: 'ended'; readonly code: ExitCode };

/** Replays all rounds and writes the reports. */
async function judge(rounds: readonly Round[], { flags, outputs, scratch, signal }: Judging): Promise<Judged> {
  const [{ deliver }, { verifyRound }, { reportOf }] = await Promise.all([
    import('../output.ts'),
    import('../../pact/verify/round.ts'),
    import('../../pact/verify/report.ts'),
  ]);
  const started = new Date();
  const tool = `errspec ${version()}`;
  const options: VerifyOptions = { timeoutMs: flags.timeout, headers: flags.header, signal, tool };
  if (!(await canBeJudged(rounds, options))) return { kind: 'ended', code: signal.aborted ? 130 : 2 };
  let files = 0;
  const write = (text: string) => {
    files += 1;
    const file = join(scratch, `${files}.json`);
    writeFileSync(file, text);
    return file;
  };
  const results: Result[] = [];
  for (const round of rounds) if (!signal.aborted) results.push(...resultsIn(await verifyRound(round, { ...options, write })));
  const report = reportOf(results, { tool, started, rounds, interrupted: signal.aborted, timeoutMs: flags.timeout });
  const unwritten = await deliver(report, outputs, { strict: false, verbose: flags.verbose === true });
  for (const what of unwritten) writeError(unwrittenText(what));
  if (signal.aborted) return { kind: 'ended', code: 130 };
  return { kind: 'judged', code: combinedExit([CODES[overall(report, false)], unwritten.length === 0 ? 0 : 2]), results };
}

/** Whether everything that is needed answers; prints what does not. */
async function canBeJudged(rounds: readonly Round[], options: VerifyOptions): Promise<boolean> {
  const [{ stopOf }, { contact }] = await Promise.all([import('../../pact/verify/contact.ts'), import('../../run/detect.ts')]);
  for (const round of rounds) {
    const stop = await stopOf(round, options, contact);
    if (stop === undefined) continue;
    if (!options.signal.aborted) writeError(stopText(stop, round.subject));
    return false;
  }
  return true;
}

/** The results of a round; none if it was interrupted. */
function resultsIn(outcome: RoundOutcome): readonly Result[] {
  switch (outcome.kind) {
    case 'judged':
      return outcome.results;
    case 'interrupted':
      return [];
    case 'missing':
      throw new CommandError(
        '`pact verify` needs the package @pact-foundation/pact-core, which is not installed.',
        'Install it beside errspec: npm install --save-dev @pact-foundation/pact-core',
      );
    case 'failed':
      throw new CommandError(
        `The verifier of Pact failed: ${outcome.why}`,
        'Check that the pacts are complete, and that the package supports this machine.',
      );
    default:
      return outcome satisfies never;
  }
}

type ProviderVersion = BuildVersion & { readonly version: string };

/** The version of the provider to publish results for; it must be known before anything is sent. */
function providerVersion(flags: PactVerifyFlags, build: BuildVersion): ProviderVersion {
  const known = flags.providerVersion ?? build.version;
  if (known === undefined || known === '')
    throw new CommandError(
      'The version of the provider is not known: this is not a git repository, and no CI variable names a commit.',
      'Give --provider-version.',
    );
  return { version: known, branch: flags.providerBranch ?? build.branch, buildUrl: build.buildUrl };
}

async function publish(broker: Broker, rounds: readonly Round[], results: readonly Result[], verified: ProviderVersion): Promise<void> {
  const { publishResults } = await import('../../pact/verify/publish-results.ts');
  const { published, inconclusive } = await publishResults(broker, rounds, results, {
    ...verified,
    tool: { name: 'errspec', version: version() },
  });
  for (const pact of inconclusive) writeError(`${visible(`The pact of ${pact} is inconclusive: its results were not published.`)}\n`);
  const names = published.length === 0 ? 'none' : published.join(', ');
  writeError(`${visible(`Published results for version ${verified.version}: ${names}.`)}\n`);
}

/** Reports interactions that could not be judged: such a pact is not verified. */
function warnOfInconclusive(results: readonly Result[]): void {
  const left = results.filter(({ level, verdict }) => level === 'MUST' && (verdict === 'blocked' || verdict === 'errored'));
  if (left.length === 0) return;
  writeError(
    failureLines(
      `${left.length} of ${results.length} interactions could not be judged; the first: ${left[0]?.title ?? ''}: ${left[0]?.reason ?? ''}.`,
      [`Give --states with a URL or a file of values; the key for "${KEY_STATE}" comes from --api-key.`],
    ),
  );
}

/** Refuses options that contradict one another or would have no effect. */
function refuseUseless(places: readonly string[], flags: PactVerifyFlags, broker: Broker | undefined): void {
  if (places.length > 0 && flags.broker !== undefined)
    throw new CommandError('Both pact files and a --broker are given.', 'Give one of them.');
  if (flags.publish === true && broker === undefined)
    throw new CommandError('--publish needs a broker, and none is given.', 'Give --broker <url>.');
  if (flags.publish === true && places.length > 0)
    throw new CommandError(
      '--publish sends results for the pacts of a broker, but files are given.',
      'Leave the files out; `errspec pact publish` sends pacts to the broker.',
    );
  if (flags.basePath !== undefined && flags.target === undefined)
    throw new CommandError('--base-path needs a target, and none is given.', 'Give --target <url>.');
  const [selector] = [
    ...(flags.consumerBranch === undefined ? [] : ['--consumer-branch']),
    ...(flags.environment === undefined ? [] : ['--environment']),
  ];
  if (selector !== undefined && (broker === undefined || places.length > 0))
    throw new CommandError(
      `${selector} selects pacts of a broker, but the pacts do not come from one.`,
      'Give --broker <url>, and no files.',
    );
  if (flags.providerVersion !== undefined && flags.publish !== true)
    throw new CommandError('--provider-version needs --publish: without it nothing is published.', 'Give --publish as well.');
}
