import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Reference, startReference } from '../../reference/start.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import { parsePact } from '../../src/load/pact.ts';
import type { Result } from '../../src/model/report.ts';
import { interactionsOf } from '../../src/pact/interactions.ts';
import { pactDocument, pactText } from '../../src/pact/pact.ts';
import { outcomesIn } from '../../src/pact/verify/outcome.ts';
import { resultsOf } from '../../src/pact/verify/results.ts';
import { runVerifier } from '../../src/pact/verify/verifier.ts';
import type { ReferenceSetup } from '../matrix/check-reference.ts';

/** The results of those interactions of a format whose description fits, against the reference server as it is bent. */
export async function verified(format: string, bent: ReferenceSetup, fits: (description: string) => boolean): Promise<readonly Result[]> {
  const interactions = interactionsOf(loadBuiltIn(format)).filter(({ description }) => fits(description));
  const text = pactText(pactDocument(interactions, { consumer: 'errspec-client', provider: format }));
  const folder = mkdtempSync(join(tmpdir(), 'errspec-verified-'));
  const reference = await startReference({ formats: [format], ...bent });
  try {
    writeFileSync(join(folder, 'pact.json'), text);
    return await replayed(reference, format, { text, file: join(folder, 'pact.json') });
  } finally {
    await reference.close();
    rmSync(folder, { recursive: true });
  }
}

async function replayed(
  reference: Reference,
  format: string,
  { text, file }: { readonly text: string; readonly file: string },
): Promise<readonly Result[]> {
  const target = reference.targets[format];
  if (target === undefined) throw new Error(`The reference server does not serve ${format}`);
  const options = { providerBaseUrl: target, provider: format, pactUrls: [file], providerStatesSetupUrl: reference.states, timeout: 2_000 };
  const result = await runVerifier(options, new AbortController().signal);
  if (result.kind !== 'done') throw new Error(`Not verified: ${JSON.stringify(result)}`);
  return resultsOf([parsePact(text, file)], outcomesIn(result.results), { format: loadBuiltIn(format), failures: new Map() });
}
