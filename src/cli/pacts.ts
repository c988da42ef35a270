import { loadPacts, PactError, parsePact } from '../load/pact.ts';
import type { Format } from '../model/format.ts';
import type { Pact } from '../model/pact.ts';
import { interactionsOf } from '../pact/interactions.ts';
import { pactDocument, pactText } from '../pact/pact.ts';
import { CommandError } from './command-error.ts';

/** The pacts in files and folders; what is none is refused before anything is sent. */
export function pactsFrom(places: readonly string[]): readonly Pact[] {
  try {
    return loadPacts(places);
  } catch (error) {
    if (!(error instanceof PactError)) throw error;
    throw new CommandError(error.message, 'Give files of pacts, or folders with them: `errspec pact generate` writes some.');
  }
}

/** The pact of a description, as `pact generate` writes it. */
export function pactOf(format: Format, parties: { readonly consumer: string; readonly provider: string }): Pact {
  return parsePact(pactText(pactDocument(interactionsOf(format), parties)), `the description of ${format.name}`);
}

/** The same pact between parties of other names. */
export function renamed(
  pact: Pact,
  {
    consumer = pact.consumer,
    provider = pact.provider,
  }: { readonly consumer?: string | undefined; readonly provider?: string | undefined },
): Pact {
  return { ...pact, consumer, provider, document: { ...pact.document, consumer: { name: consumer }, provider: { name: provider } } };
}
