import { join } from 'node:path';
import { Command, Option } from '@commander-js/extra-typings';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit.ts';
import { partyName } from '../option-values.ts';
import { CONSUMER } from '../options.ts';
import { print } from '../terminal.ts';

function declared() {
  return new Command('generate')
    .summary('write the pacts of a description')
    .description('Writes <consumer>-<provider>.json from a description. Sends nothing. Without --format: for all built-in formats.')
    .addOption(new Option('--format <name|file>', 'built-in format, or the OpenAPI file of a description').env('ERRSPEC_FORMAT'))
    .addOption(new Option('--out <folder>', 'folder to write to; created if missing').default('pacts').env('ERRSPEC_OUT'))
    .addOption(new Option('--consumer <name>', 'name of the consumer').argParser(partyName).default(CONSUMER).env('ERRSPEC_CONSUMER'))
    .addOption(
      new Option('--provider <name>', 'name of the provider; the name of the format if omitted')
        .argParser(partyName)
        .env('ERRSPEC_PROVIDER'),
    );
}

type PactGenerateFlags = ReturnType<ReturnType<typeof declared>['opts']>;

/** `errspec pact generate`: writes the pacts of a description; nothing is sent. */
export function pactGenerateCommand(done: (code: ExitCode) => void) {
  return declared().action(async (flags) => done(await runPactGenerate(flags)));
}

async function runPactGenerate({ format, out, consumer, provider }: PactGenerateFlags): Promise<ExitCode> {
  const [{ formatsNamed }, { interactionsOf }, { pactDocument, pactText }, { writeWhole }] = await Promise.all([
    import('../formats.ts'),
    import('../../pact/interactions.ts'),
    import('../../pact/pact.ts'),
    import('../output.ts'),
  ]);
  const formats = formatsNamed(format === undefined ? [] : [format]);
  if (provider !== undefined && formats.length > 1)
    throw new CommandError('--provider names one provider, but there are several formats.', 'Name one: --format NAME.');
  for (const one of formats) {
    const interactions = interactionsOf(one);
    const parties = { consumer, provider: provider ?? one.name };
    const file = join(out, `${parties.consumer}-${parties.provider}.json`);
    const [problem] = writeWhole(file, pactText(pactDocument(interactions, parties)));
    if (problem !== undefined)
      throw new CommandError(`The pact could not be written to ${file}: ${problem}`, 'Choose a folder that can be written to: --out.');
    await print(`${file}: ${interactions.length} interactions\n`);
  }
  return 0;
}
