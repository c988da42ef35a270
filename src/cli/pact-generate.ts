import { join } from 'node:path';
import { interactionsOf } from '../pact/interactions.ts';
import { pactDocument, pactText } from '../pact/pact.ts';
import { CommandError } from './command-error.ts';
import type { PactGenerateFlags } from './commands/pact-generate.ts';
import type { ExitCode } from './exit.ts';
import { formatsNamed } from './formats.ts';
import { writeWhole } from './output.ts';
import { print } from './terminal.ts';

/** Carries `pact generate` out. */
export async function runPactGenerate({ format, out, consumer, provider }: PactGenerateFlags): Promise<ExitCode> {
  const formats = formatsNamed(format === undefined ? [] : [format]);
  if (provider !== undefined && formats.length > 1)
    throw new CommandError('--provider names one provider, and there are several formats.', 'Say which one: --format NAME.');
  for (const one of formats) {
    const interactions = interactionsOf(one);
    const parties = { consumer, provider: provider ?? one.name };
    const file = join(out, `${parties.consumer}-${parties.provider}.json`);
    const [problem] = writeWhole(file, pactText(pactDocument(interactions, parties)));
    if (problem !== undefined)
      throw new CommandError(`The pact could not be written to ${file}: ${problem}`, 'Give --out a folder that can be written to.');
    await print(`${file}: ${interactions.length} interactions\n`);
  }
  return 0;
}
