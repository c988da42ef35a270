import type { Result } from '../../model/report.ts';
import { type Broker, BrokerError } from '../../send/broker.ts';
import { announceVersion, publishResult } from '../../send/broker-pacts.ts';
import type { Round, RoundPact } from '../rounds.ts';

/** The version of the provider that was verified, and the tool that did it. */
export interface VerifiedVersion {
  readonly version: string;
  readonly branch: string | undefined;
  /** URL of the build, if known. */
  readonly buildUrl: string | undefined;
  readonly tool: { readonly name: string; readonly version: string };
}

/** What became of the results, a text `<consumer> with <provider>` for each pact. */
export interface PublishedResults {
  readonly published: readonly string[];
  /** Pacts of which an interaction could not be judged: the broker has no state for that. */
  readonly inconclusive: readonly string[];
}

/** Publishes the results of each pact to the broker. A `BrokerError` names the pacts that were published before it. */
export async function publishResults(
  broker: Broker,
  rounds: readonly Round[],
  results: readonly Result[],
  verified: VerifiedVersion,
): Promise<PublishedResults> {
  const published: string[] = [];
  const inconclusive: string[] = [];
  let from = 0;
  try {
    for (const { provider, pacts } of rounds) {
      await announceVersion(broker, provider, verified.version, verified.branch);
      for (const pact of pacts) {
        const own = results.slice(from, from + pact.interactions.length);
        from += own.length;
        const name = `${pact.consumer} with ${provider}`;
        if (own.every(isJudged)) {
          await publishOne(broker, pact, own, verified);
          published.push(name);
        } else inconclusive.push(name);
      }
    }
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error;
    const before = published.length === 0 ? 'No result was published.' : `Published before that: ${published.join(', ')}.`;
    throw new BrokerError(`${error.message} ${before}`, error.problem);
  }
  return { published, inconclusive };
}

async function publishOne(broker: Broker, pact: RoundPact, results: readonly Result[], verified: VerifiedVersion): Promise<void> {
  const { version, buildUrl, tool } = verified;
  await publishResult(broker, {
    pact: pact.document,
    success: results.every(({ verdict }) => verdict === 'passed'),
    version,
    buildUrl,
    tool,
    results: results.map(({ title, verdict }) => ({ interactionDescription: title, success: verdict === 'passed' })),
  });
}

function isJudged({ verdict }: Result): boolean {
  return verdict === 'passed' || verdict === 'failed';
}
