import process from 'node:process';
import { visible } from '../../reports/shared/visible.ts';
import type { Result } from '../model/report.ts';
import { type Broker, BrokerError } from '../send/broker.ts';
import { announceVersion, publishResult } from '../send/broker-pacts.ts';
import { BROKER_ADVICE } from './broker-advice.ts';
import { CommandError } from './command-error.ts';
import type { PactVerifyFlags } from './commands/pact-verify.ts';
import { type BuildVersion, versionFromEnvironment } from './git-version.ts';
import type { Round, RoundPact } from './pact-rounds.ts';
import { writeError } from './terminal.ts';
import { version } from './version.ts';

/** What is verified, as the broker is told of it. */
export type ProviderBuild = BuildVersion & { readonly version: string };

/** The branch of the provider, where it is given or known. */
export function branchOfProvider({ providerBranch }: PactVerifyFlags): string | undefined {
  return providerBranch ?? versionFromEnvironment(process.cwd()).branch;
}

/** The version of the provider that is verified; it is asked for before anything is sent. */
export function buildOfProvider(flags: PactVerifyFlags): ProviderBuild {
  const found = versionFromEnvironment(process.cwd());
  const providerVersion = flags.providerVersion ?? found.version;
  if (providerVersion === undefined || providerVersion === '')
    throw new CommandError(
      'It is not known which version of the provider is verified: this is no git repository, and no CI system names a commit.',
      'Give --provider-version.',
    );
  return { version: providerVersion, branch: flags.providerBranch ?? found.branch, buildUrl: found.buildUrl };
}

/** Tells the broker how each pact was verified, once all are; of one that could not be judged whole it is told nothing. */
export async function printResults(
  broker: Broker,
  rounds: readonly Round[],
  results: readonly Result[],
  { version: providerVersion, branch, buildUrl }: ProviderBuild,
): Promise<void> {
  let from = 0;
  const done: string[] = [];
  try {
    for (const { provider, pacts } of rounds) {
      await announceVersion(broker, provider, providerVersion, branch);
      for (const pact of pacts) {
        const own = results.slice(from, from + pact.interactions.length);
        from += pact.interactions.length;
        if (!isJudged(own, pact)) continue;
        await publishResult(broker, {
          pact: pact.document,
          success: own.every(({ verdict }) => verdict === 'passed'),
          version: providerVersion,
          buildUrl,
          tool: { name: 'errspec', version: version() },
          results: own.map(({ title, verdict }) => ({ interactionDescription: title, success: verdict === 'passed' })),
        });
        done.push(`${pact.consumer} with ${provider}`);
      }
    }
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error;
    throw new CommandError(
      `${error.message} ${done.length === 0 ? 'No result was published.' : `Published before that: ${done.join(', ')}.`}`,
      BROKER_ADVICE[error.problem],
    );
  }
  writeError(`${visible(`Told the broker of the version ${providerVersion}: ${done.length === 0 ? 'nothing' : done.join(', ')}.`)}\n`);
}

function isJudged(results: readonly Result[], { consumer, provider }: RoundPact): boolean {
  const whole = results.every(({ verdict }) => verdict === 'passed' || verdict === 'failed');
  if (!whole)
    writeError(`${visible(`The pact of ${consumer} with ${provider} could not be judged whole: the broker is told nothing of it.`)}\n`);
  return whole;
}
