import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEY_STATE } from '../model/interaction.ts';
import { overall } from '../model/outcome.ts';
import type { Report, Result } from '../model/report.ts';
import { summaryOf } from '../results/summary.ts';
import { BrokerError } from '../send/broker.ts';
import { brokerOf } from './broker.ts';
import { BROKER_ADVICE } from './broker-advice.ts';
import { CommandError } from './command-error.ts';
import type { PactVerifyFlags } from './commands/pact-verify.ts';
import { CODES, combinedExit, type ExitCode } from './exit.ts';
import { failureLines, stopText, unwrittenText } from './failures.ts';
import { interruptible } from './interrupt.ts';
import { deliver, outputsOf } from './output.ts';
import { stopOf } from './pact-contact.ts';
import { buildOfProvider, printResults } from './pact-results.ts';
import { verifyRound } from './pact-round.ts';
import { type Round, type Rounds, roundsOf } from './pact-rounds.ts';
import { refuseUseless } from './pact-usage.ts';
import { writeError } from './terminal.ts';
import { version } from './version.ts';

/** Carries `pact verify` out: replays, tells, publishes where asked to, and says how it ends. */
export async function runPactVerify(places: readonly string[], flags: PactVerifyFlags): Promise<ExitCode> {
  const outputs = outputsOf(flags.report);
  const started = new Date();
  let telling = false;
  const { signal, release } = interruptible(() => (telling ? '\nStopping.\n' : '\nStopping: nothing is published.\n'));
  const broker = brokerOf(flags, { timeoutMs: flags.timeout, signal });
  const scratch = mkdtempSync(join(tmpdir(), 'errspec-verify-'));
  let rounds: Rounds | undefined;
  try {
    refuseUseless(places, flags, broker);
    const build = flags.publish === true ? buildOfProvider(flags) : undefined;
    rounds = await roundsOf(places, flags, { broker, signal });
    if (!(await canBeJudged(rounds.rounds, flags, signal))) return signal.aborted ? 130 : 2;
    const results: Result[] = [];
    for (const round of rounds.rounds) if (!signal.aborted) results.push(...(await verifyRound(round, { flags, scratch, signal })));
    const report = reportOf(results, { started, rounds: rounds.rounds, interrupted: signal.aborted, flags });
    const unwritten = await deliver(report, outputs, { strict: false, verbose: flags.verbose === true });
    for (const what of unwritten) writeError(unwrittenText(what));
    if (signal.aborted) return 130;
    telling = true;
    if (build !== undefined && broker !== undefined) await printResults(broker, rounds.rounds, results, build);
    tellUnjudged(results);
    return combinedExit([CODES[overall(report, false)], unwritten.length === 0 ? 0 : 2]);
  } catch (error) {
    // How far it came with a broker is not to be lost.
    if (signal.aborted && telling && error instanceof CommandError) writeError(failureLines(error.message, []));
    if (signal.aborted) return 130;
    if (error instanceof BrokerError) throw new CommandError(error.message, BROKER_ADVICE[error.problem]);
    // It may name what the broker told: consumers, addresses of pacts.
    if (error instanceof CommandError && broker !== undefined)
      throw new CommandError(broker.mask(error.message), ...error.next.map(broker.mask));
    throw error;
  } finally {
    release();
    rmSync(scratch, { recursive: true, force: true });
    await rounds?.close();
    await broker?.close();
  }
}

/** Says what could not be judged: such a contract is not verified. */
function tellUnjudged(results: readonly Result[]): void {
  const left = results.filter(({ level, verdict }) => level === 'MUST' && (verdict === 'blocked' || verdict === 'errored'));
  if (left.length === 0) return;
  writeError(
    failureLines(
      `${left.length} of ${results.length} interactions could not be judged; the first: ${left[0]?.title ?? ''}: ${left[0]?.reason ?? ''}.`,
      [`Give --states URL, or a file with values by hand; the key for "${KEY_STATE}" comes from --api-key.`],
    ),
  );
}

/** Whether all that is needed answers; says what does not. */
async function canBeJudged(rounds: readonly Round[], flags: PactVerifyFlags, signal: AbortSignal): Promise<boolean> {
  for (const round of rounds) {
    const stop = await stopOf(round, { timeoutMs: flags.timeout, headers: flags.header, signal });
    if (stop === undefined) continue;
    if (!signal.aborted) writeError(stopText(stop, round.subject));
    return false;
  }
  return true;
}

interface VerifyRun {
  readonly started: Date;
  readonly rounds: readonly Round[];
  readonly interrupted: boolean;
  readonly flags: PactVerifyFlags;
}

function reportOf(results: readonly Result[], { started, rounds, interrupted, flags }: VerifyRun): Report {
  return {
    version: 1,
    run: {
      tool: `errspec ${version()}`,
      started: started.toISOString(),
      ms: Date.now() - started.getTime(),
      targets: Object.fromEntries(rounds.map(({ provider, subject }) => [provider, subject.target])),
      interrupted,
      options: {
        pacts: rounds.flatMap(({ pacts }) => pacts.map(({ consumer, provider }) => `${consumer}-${provider}`)),
        timeoutMs: flags.timeout,
      },
      requests: results.length,
      retries: 0,
      notes: [],
      warnings: [],
      contracts: true,
    },
    seed: 0,
    summary: summaryOf(results),
    results,
    coverage: [],
    exchanges: {},
  };
}
