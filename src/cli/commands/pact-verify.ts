import { Command, Option } from 'commander';
import type { Header } from '../../model/exchange.ts';
import { KEY_STATE } from '../../model/interaction.ts';
import type { ExitCode } from '../exit.ts';
import { apiKey, baseUrl, CONSUMER, parseBasePath, parseHeader, partyName, timeout } from '../options.ts';
import type { TargetFlags } from '../subjects.ts';
import { type BrokerFlags, brokerOptions } from './broker-options.ts';
import { type ReportFlags, reportOptions } from './report-options.ts';

export interface PactVerifyFlags extends TargetFlags, BrokerFlags, ReportFlags {
  readonly providerVersion?: string;
  readonly providerBranch?: string;
  readonly basePath?: string;
  readonly header: readonly Header[];
  readonly consumer?: string;
  readonly provider?: string;
  readonly timeout: number;
  readonly consumerBranch?: string;
  readonly environment?: string;
  readonly publish?: true;
}

/** `errspec pact verify`: replays pacts against a server. */
export function pactVerifyCommand(done: (code: ExitCode) => void): Command {
  const command = new Command('verify')
    .summary('replay pacts against a server')
    .description(
      'Replays pacts against a server by the verifier of Pact. Without --target: the embedded reference server. Without pacts: those of --format.',
    )
    .argument('[pacts...]', 'files, or folders of them; none where they come from a --broker');
  for (const option of [...targetOptions(), ...pactOptions(), ...publishOptions(), ...reportOptions()]) command.addOption(option);
  return command.action(async (pacts: readonly string[], flags: PactVerifyFlags) => {
    const { runPactVerify } = await import('../pact-verify.ts');
    done(await runPactVerify(pacts, flags));
  });
}

function targetOptions(): readonly Option[] {
  return [
    new Option('--target <url>', 'base URL to which the paths of the pacts are appended').argParser(baseUrl),
    new Option('--base-path <path>', 'another path than that of --target, to be put before those of the pacts').argParser(parseBasePath),
    new Option('--format <name|file>', 'a built-in format or the file of a description; that of the provider, or detected, if not given'),
    new Option('--api-key <key>', `what the state "${KEY_STATE}" answers; or in the environment as ERRSPEC_API_KEY`).argParser(apiKey),
    new Option('--states <url|file>', 'provider-state URL, or a YAML or JSON file {state: values}'),
    new Option('--header <header>', "sent with every request: 'Name: value' (repeatable)").argParser(parseHeader).default([], 'none'),
    new Option('--timeout <duration>', 'for one answer: 500ms, 10s, 1m, or milliseconds; at most 1h')
      .argParser(timeout)
      .default(10_000, '10s'),
  ].map((option) => option.helpGroup('What is verified:'));
}

function pactOptions(): readonly Option[] {
  return [
    new Option('--consumer <name>', `whose pacts; of all, or ${CONSUMER} where they are made from --format`).argParser(partyName),
    new Option('--provider <name>', 'with whom; the name of the format unless given').argParser(partyName),
    ...brokerOptions(),
    new Option(
      '--consumer-branch <name>',
      'from the broker: the pacts of this branch; of the main branch and of what is deployed unless given',
    ),
    new Option('--environment <name>', 'from the broker: the pacts of what is in this environment'),
  ].map((option) => option.helpGroup('Which pacts:'));
}

function publishOptions(): readonly Option[] {
  return [
    new Option('--publish', 'tell the broker the results'),
    new Option('--provider-version <version>', 'the commit, from git or the CI system, unless given'),
    new Option('--provider-branch <name>', 'from git or the CI system unless given'),
  ].map((option) => option.helpGroup('What the broker is told:'));
}
