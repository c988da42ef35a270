import { Command, Option } from 'commander';
import type { ExitCode } from '../exit.ts';
import { CONSUMER, partyName } from '../options.ts';

export interface PactGenerateFlags {
  readonly format?: string;
  readonly out: string;
  readonly consumer: string;
  readonly provider?: string;
}

/** `errspec pact generate`: writes the pacts of a description; nothing is sent. */
export function pactGenerateCommand(done: (code: ExitCode) => void): Command {
  return new Command('generate')
    .summary('write the pacts of a description')
    .description('Writes <consumer>-<provider>.json from a description, without sending anything. Without --format: all built-in formats.')
    .addOption(new Option('--format <name|file>', 'a built-in format or the file of a description'))
    .addOption(new Option('--out <folder>', 'where the pacts go; made where it is missing').default('pacts'))
    .addOption(new Option('--consumer <name>', 'who relies on the answers').argParser(partyName).default(CONSUMER))
    .addOption(new Option('--provider <name>', 'who gives them; the name of the format unless given').argParser(partyName))
    .action(async (flags: PactGenerateFlags) => {
      const { runPactGenerate } = await import('../pact-generate.ts');
      done(await runPactGenerate(flags));
    });
}
