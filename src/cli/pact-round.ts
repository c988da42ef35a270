import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_STATE } from '../model/interaction.ts';
import type { Result } from '../model/report.ts';
import { pactText } from '../pact/pact.ts';
import { outcomesIn } from '../pact/verify/outcome.ts';
import { resultsOf } from '../pact/verify/results.ts';
import { runVerifier, type VerifierResult } from '../pact/verify/verifier.ts';
import { withoutLinks } from '../send/broker-pacts.ts';
import { secretsOf } from '../send/secrets.ts';
import { startStateServer } from '../send/state-server.ts';
import { createStates } from '../send/states.ts';
import { CommandError } from './command-error.ts';
import type { PactVerifyFlags } from './commands/pact-verify.ts';
import type { Round, RoundPact } from './pact-rounds.ts';
import { version } from './version.ts';

interface RoundOptions {
  readonly flags: PactVerifyFlags;
  /** A folder for the files that the verifier reads. */
  readonly scratch: string;
  readonly signal: AbortSignal;
}

/** Replays the pacts of one provider; none of the results where it is interrupted. */
export async function verifyRound(
  { provider, subject, pacts }: Round,
  { flags, scratch, signal }: RoundOptions,
): Promise<readonly Result[]> {
  const { statesUrl, handStates, apiKey, target, format } = subject;
  const hasStates = statesUrl !== undefined || handStates !== undefined;
  const options = { url: statesUrl, hand: handStates, tool: `errspec ${version()}`, timeoutMs: flags.timeout, connections: 4, signal };
  const states = hasStates ? createStates(options) : undefined;
  const server = await startStateServer({ states, own: new Map(apiKey === undefined ? [] : [[KEY_STATE, { apiKey }]]) });
  try {
    const result = await runVerifier(
      {
        providerBaseUrl: target,
        provider,
        pactUrls: pacts.map((pact, index) => written(pact, join(scratch, `${provider}-${index}.json`))),
        providerStatesSetupUrl: server.url,
        timeout: flags.timeout,
        // It takes no empty object.
        ...(flags.header.length === 0 ? {} : { customProviderHeaders: Object.fromEntries(flags.header) }),
      },
      signal,
    );
    const { text: mask } = secretsOf([apiKey, ...server.keys], flags.header).masker(undefined);
    return resultsIn(result, { pacts, mask }, (told) => resultsOf(pacts, told, { format, failures: server.failures, mask }));
  } finally {
    await server.close();
    await states?.close();
  }
}

function written(pact: RoundPact, file: string): string {
  writeFileSync(file, pactText(withoutLinks(pact.document)));
  return file;
}

function resultsIn(
  result: VerifierResult,
  { pacts, mask }: { readonly pacts: readonly RoundPact[]; readonly mask: (text: string) => string },
  make: (told: ReturnType<typeof outcomesIn>) => readonly Result[],
): readonly Result[] {
  switch (result.kind) {
    case 'interrupted':
      return [];
    case 'missing':
      throw new CommandError(
        'Pacts are verified by @pact-foundation/pact-core, which is not installed.',
        'Install it beside errspec: npm install --save-dev @pact-foundation/pact-core',
      );
    case 'failed':
      throw new CommandError(
        `The verifier of Pact came to no result: ${mask(result.why)}`,
        'Check that the pacts are whole, and that the package fits this machine.',
      );
    case 'done':
      return softened(make(outcomesIn(result.results)), pacts);
    default:
      return result satisfies never;
  }
}

/** What is pending may be broken: it is told, and does not count. */
function softened(results: readonly Result[], pacts: readonly RoundPact[]): readonly Result[] {
  const pending = pacts.flatMap((pact) => pact.interactions.map(() => pact.pending));
  return results.map((result, index) =>
    pending[index] === true ? { ...result, level: 'SHOULD', source: `${result.source} (pending)` } : result,
  );
}
