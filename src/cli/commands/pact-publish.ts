import { Command, Option } from 'commander';
import type { ExitCode } from '../exit.ts';
import { partyName, timeout } from '../options.ts';
import { type BrokerFlags, brokerOptions } from './broker-options.ts';

export interface PactPublishFlags extends BrokerFlags {
  readonly version?: string;
  readonly branch?: string;
  readonly consumer?: string;
  readonly provider?: string;
  readonly dryRun?: true;
  readonly timeout: number;
}

/** `errspec pact publish`: publishes pacts to a broker. */
export function pactPublishCommand(done: (code: ExitCode) => void): Command {
  const command = new Command('publish')
    .summary('publish pacts to a broker')
    .description('Publishes pacts to a Pact Broker. Without pacts: those of the built-in formats. Each is read before the first is sent.')
    .argument('[pacts...]', 'files, or folders of them');
  const own = [
    new Option('--version <version>', 'version of the consumer; the commit, from git or the CI system, unless given'),
    new Option('--branch <name>', 'branch of the consumer; from git or the CI system unless given'),
    new Option('--consumer <name>', 'publish under this name of the consumer').argParser(partyName),
    new Option('--provider <name>', 'publish under this name of the provider').argParser(partyName),
    new Option('--dry-run', 'say what would be published, and send nothing'),
    new Option('--timeout <duration>', 'for one answer: 500ms, 10s, 1m, or milliseconds; at most 1h')
      .argParser(timeout)
      .default(30_000, '30s'),
  ];
  for (const option of [...brokerOptions(), ...own]) command.addOption(option);
  return command.action(async (pacts: readonly string[], flags: PactPublishFlags) => {
    const { runPactPublish } = await import('../pact-publish.ts');
    done(await runPactPublish(pacts, flags));
  });
}
