import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subject } from '../model/check.ts';
import { overall } from '../model/outcome.ts';
import type { Report, Result } from '../model/report.ts';
import { contact } from '../run/detect.ts';
import { summaryOf } from '../run/summary.ts';
import { BrokerError } from '../send/broker.ts';
import { brokerOf } from './broker.ts';
import type { PactVerifyFlags } from './commands/pact-verify.ts';
import { CODES, type ExitCode, together } from './exit.ts';
import { stopText, told } from './failures.ts';
import { interruptible } from './interrupt.ts';
import { deliver, outputsOf } from './output.ts';
import { tellResults } from './pact-results.ts';
import { verifyRound } from './pact-round.ts';
import { type Round, type Rounds, roundsOf } from './pact-rounds.ts';
import { Refusal } from './refusal.ts';
import { tell } from './terminal.ts';
import { version } from './version.ts';

/** Carries `pact verify` out: replays, tells, publishes where asked to, and says how it ends. */
export async function runPactVerify(places: readonly string[], flags: PactVerifyFlags): Promise<ExitCode> {
  const outputs = outputsOf(flags.report);
  const started = new Date();
  const { signal, release } = interruptible('\nStopping: nothing is published.\n');
  const broker = brokerOf(flags, { timeoutMs: flags.timeout, signal });
  const scratch = mkdtempSync(join(tmpdir(), 'errspec-verify-'));
  let rounds: Rounds | undefined;
  try {
    if (flags.publish === true && broker === undefined)
      throw new Refusal('--publish tells a broker, and none is given.', 'Give --broker URL.');
    rounds = await roundsOf(places, flags, { broker, signal });
    if (!(await canBeJudged(rounds.rounds, flags, signal))) return 2;
    const results: Result[] = [];
    for (const round of rounds.rounds) if (!signal.aborted) results.push(...(await verifyRound(round, { flags, scratch, signal })));
    const report = reportOf(results, { started, rounds: rounds.rounds, interrupted: signal.aborted, flags });
    const unwritten = await deliver(report, outputs, { strict: false, verbose: flags.verbose === true });
    for (const what of unwritten) tell(told(what, ['Give --report a place that can be written to; the verdict above stands.']));
    if (signal.aborted) return 130;
    if (flags.publish === true && broker !== undefined) await tellResults(broker, rounds.rounds, results, flags);
    return together([CODES[overall(report, false)], unwritten.length === 0 ? 0 : 2, unjudged(results)]);
  } catch (error) {
    if (signal.aborted) return 130;
    if (error instanceof BrokerError) throw new Refusal(error.message, error.advice);
    throw error;
  } finally {
    release();
    rmSync(scratch, { recursive: true, force: true });
    await rounds?.close();
    await broker?.close();
  }
}

/** A contract of which a part could not be judged is not verified. */
function unjudged(results: readonly Result[]): ExitCode {
  const left = results.filter(({ verdict }) => verdict === 'blocked' || verdict === 'errored');
  if (left.length === 0) return 0;
  tell(
    told(
      `${left.length} of ${results.length} interactions could not be judged; the first: ${left[0]?.title ?? ''}: ${left[0]?.reason ?? ''}.`,
      ['Give --states URL, or a file with values by hand; the key for "a valid API key exists" comes from --api-key.'],
    ),
  );
  return 2;
}

/** Whether the targets answer, in their format, and take the key; says why not. */
async function canBeJudged(rounds: readonly Round[], flags: PactVerifyFlags, signal: AbortSignal): Promise<boolean> {
  for (const { subject } of rounds) {
    const { format } = subject;
    if (format === undefined) continue;
    const whole: Subject = { ...subject, format };
    const stop = await contact(whole, { timeoutMs: flags.timeout, headers: flags.header, signal });
    if (stop === undefined) continue;
    tell(stopText(stop, whole));
    return false;
  }
  return true;
}

interface Parts {
  readonly started: Date;
  readonly rounds: readonly Round[];
  readonly interrupted: boolean;
  readonly flags: PactVerifyFlags;
}

function reportOf(results: readonly Result[], { started, rounds, interrupted, flags }: Parts): Report {
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
    },
    seed: 0,
    summary: summaryOf(results),
    results,
    coverage: [],
    exchanges: {},
  };
}
