import type { JsonObject } from '../../json/json.ts';
import { KEY_STATE } from '../../model/interaction.ts';
import type { Result } from '../../model/report.ts';
import { withoutLinks } from '../../send/broker-pacts.ts';
import { secretsOf } from '../../send/secrets.ts';
import { startStateServer } from '../../send/state-server.ts';
import { createStates } from '../../send/states.ts';
import { pactText } from '../pact.ts';
import type { Round, RoundPact } from '../rounds.ts';
import type { VerifyOptions } from './contact.ts';
import { outcomesIn } from './outcome.ts';
import { resultsOf } from './results.ts';
import { runVerifier, type VerifierResult } from './verifier.ts';

interface RoundOptions extends VerifyOptions {
  /** Writes a file for the verifier and returns its path. No name of a pact is part of the path. */
  readonly write: (text: string) => string;
}

/** The results of a round, one per interaction, or why the verifier has none. */
export type RoundOutcome =
  | { readonly kind: 'judged'; readonly results: readonly Result[] }
  | Exclude<VerifierResult, { readonly kind: 'done' }>;

/** Replays the pacts of one provider with the verifier of Pact. */
export async function verifyRound(round: Round, options: RoundOptions): Promise<RoundOutcome> {
  const { provider, subject, pacts } = round;
  const { statesUrl, handStates, apiKey, target, format } = subject;
  const { timeoutMs, headers, tool, signal, write } = options;
  const hasStates = statesUrl !== undefined || handStates !== undefined;
  const states = hasStates ? createStates({ url: statesUrl, hand: handStates, tool, timeoutMs, connections: 4, signal }) : undefined;
  const server = await startStateServer({ states, own: new Map(apiKey === undefined ? [] : [[KEY_STATE, { apiKey }]]) });
  try {
    const result = await runVerifier(
      {
        providerBaseUrl: target,
        provider,
        pactUrls: pacts.map(({ document }) => write(textOf(document))),
        providerStatesSetupUrl: server.url,
        timeout: timeoutMs,
        // The verifier rejects an empty object.
        ...(headers.length === 0 ? {} : { customProviderHeaders: Object.fromEntries(headers) }),
      },
      signal,
    );
    const { text: mask } = secretsOf([apiKey, ...server.keys], headers).masker(undefined);
    if (result.kind === 'failed') return { kind: 'failed', why: mask(result.why) };
    if (result.kind !== 'done') return result;
    const results = resultsOf(pacts, outcomesIn(result.results), { format, failures: server.failures, mask });
    return { kind: 'judged', results: withPending(results, pacts) };
  } finally {
    await server.close();
    await states?.close();
  }
}

function textOf(document: JsonObject): string {
  return pactText(withoutLinks(document));
}

/** Results of pending pacts count as SHOULD: they are reported, and do not fail the build. */
function withPending(results: readonly Result[], pacts: readonly RoundPact[]): readonly Result[] {
  const pending = pacts.flatMap((pact) => pact.interactions.map(() => pact.pending));
  return results.map((result, index) =>
    pending[index] === true ? { ...result, level: 'SHOULD', source: `${result.source} (pending)` } : result,
  );
}
