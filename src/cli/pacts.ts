import { loadPacts, PactError, parsePact } from '../load/pact.ts';
import type { Format } from '../model/format.ts';
import type { Pact } from '../model/pact.ts';
import { interactionsOf } from '../pact/interactions.ts';
import { pactDocument, pactText } from '../pact/pact.ts';
import { CommandError } from './command-error.ts';

/** Reads the pacts in files and folders. A file that is not a pact throws a `CommandError`. */
export function pactsFrom(places: readonly string[]): readonly Pact[] {
  try {
    return loadPacts(places);
  } catch (error) {
    if (!(error instanceof PactError)) throw error;
    throw new CommandError(error.message, 'Give pact files, or folders of them; `errspec pact generate` writes some.');
  }
}

/** The pact of a description, as `pact generate` writes it. */
export function pactOf(format: Format, parties: { readonly consumer: string; readonly provider: string }): Pact {
  return parsePact(pactText(pactDocument(interactionsOf(format), parties)), `the description of ${format.name}`);
}
