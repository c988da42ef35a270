import process from 'node:process';
import { Command, Option } from '@commander-js/extra-typings';
import { visible } from '../../../reports/shared/visible.ts';
import type { Pact } from '../../model/pact.ts';
import type { Broker } from '../../send/broker.ts';
import type { Publication } from '../../send/broker-pacts.ts';
import { BROKER_ADVICE } from '../broker-advice.ts';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit.ts';
import { type BuildVersion, versionFromEnvironment } from '../git-version.ts';
import { interruptible } from '../interrupt.ts';
import { partyName } from '../option-values.ts';
import { CONSUMER, REQUESTS, SCOPE, withBroker, withTimeout } from '../options.ts';
import { print } from '../terminal.ts';

function declared() {
  const command = new Command('publish')
    .summary('publish pacts to a broker')
    .description('Publishes pacts to a Pact Broker. Without pacts: those of the built-in formats. Reads all of them before it sends any.')
    .argument('[pacts...]', 'pact files, or folders of them');
  return withTimeout(withBroker(command, REQUESTS), 30)
    .addOption(
      new Option('--version <version>', 'version of the consumer; the commit in CI or git if omitted')
        .env('ERRSPEC_CONSUMER_VERSION')
        .helpGroup(SCOPE),
    )
    .addOption(
      new Option('--branch <name>', 'branch of the consumer; the branch in CI or git if omitted')
        .env('ERRSPEC_CONSUMER_BRANCH')
        .helpGroup(SCOPE),
    )
    .addOption(
      new Option('--consumer <name>', 'publish under this consumer name').argParser(partyName).env('ERRSPEC_CONSUMER').helpGroup(SCOPE),
    )
    .addOption(
      new Option('--provider <name>', 'publish under this provider name').argParser(partyName).env('ERRSPEC_PROVIDER').helpGroup(SCOPE),
    )
    .addOption(new Option('--dry-run', 'print what would be published, and send nothing').env('ERRSPEC_DRY_RUN').helpGroup(SCOPE));
}

type PactPublishFlags = ReturnType<ReturnType<typeof declared>['opts']>;

/** `errspec pact publish`: publishes pacts to a broker. */
export function pactPublishCommand(done: (code: ExitCode) => void) {
  return declared().action(async (places, flags) => done(await runPactPublish(places, flags)));
}

/** Carries `pact publish` out. The pacts of one consumer are sent in one request. */
async function runPactPublish(places: readonly string[], flags: PactPublishFlags): Promise<ExitCode> {
  const build = consumerVersion(flags);
  const publications = publicationsOf(await pactsToPublish(places, flags), build, await import('../../pact/pact.ts'));
  if (flags.dryRun === true) {
    await print(`${publications.flatMap(linesOf).join('\n')}\nNothing was sent (--dry-run).\n`);
    return 0;
  }
  const { brokerOf } = await import('../broker.ts');
  const interrupt = interruptible('\nStopping.\n');
  const broker = brokerOf(flags, { timeoutMs: flags.timeout, signal: interrupt.signal });
  if (broker === undefined) throw new CommandError('No broker is given.', 'Give --broker <url>, or set PACT_BROKER_BASE_URL.');
  try {
    return await publish(broker, publications);
  } catch (error) {
    if (interrupt.signal.aborted) return 130;
    throw error;
  } finally {
    interrupt.release();
    await broker.close();
  }
}

async function publish(broker: Broker, publications: readonly Publication[]): Promise<ExitCode> {
  const [{ publishContracts }, { BrokerError }] = await Promise.all([import('../../send/broker-pacts.ts'), import('../../send/broker.ts')]);
  const done: string[] = [];
  for (const publication of publications) {
    try {
      const notices = await publishContracts(broker, publication);
      done.push(publication.consumer);
      await print(`${[...linesOf(publication), ...notices.map((notice) => `  ${visible(notice)}`)].join('\n')}\n`);
    } catch (error) {
      if (!(error instanceof BrokerError)) throw error;
      const before = done.length === 0 ? ' Nothing was published.' : ` Published before that: the pacts of ${done.join(', ')}.`;
      throw new CommandError(`${error.message}${before}`, BROKER_ADVICE[error.problem]);
    }
  }
  await print('Next: `pact-broker can-i-deploy` checks this version against the deployed ones; see docs/publish.md.\n');
  return 0;
}

function linesOf({ consumer, version, branch, contracts }: Publication): readonly string[] {
  const on = branch === undefined ? '' : ` on the branch ${visible(branch)}`;
  return contracts.map(({ provider }) => `${visible(consumer)} ${visible(version)}${on}: its pact with ${visible(provider)}`);
}

async function pactsToPublish(places: readonly string[], { consumer, provider }: PactPublishFlags): Promise<readonly Pact[]> {
  const [{ pactOf, pactsFrom }, { builtInFormats, loadBuiltIn }, { renamed }] = await Promise.all([
    import('../pacts.ts'),
    import('../../load/builtin.ts'),
    import('../../pact/rounds.ts'),
  ]);
  const pacts =
    places.length > 0
      ? pactsFrom(places)
      : builtInFormats().map((name) => pactOf(loadBuiltIn(name), { consumer: consumer ?? CONSUMER, provider: name }));
  const result = pacts.map((pact) => renamed(pact, { consumer, provider }));
  const names = result.map((pact) => JSON.stringify([pact.consumer, pact.provider]));
  const twice = result.find((_, index) => names.indexOf(names[index] ?? '') !== index);
  if (twice === undefined) return result;
  throw new CommandError(`There are two pacts of ${twice.consumer} with ${twice.provider}.`, 'Publish each by itself, or merge them.');
}

type ConsumerVersion = BuildVersion & { readonly version: string };

/** The pacts by consumer: those of one consumer are sent together. */
function publicationsOf(
  pacts: readonly Pact[],
  { version, branch, buildUrl }: ConsumerVersion,
  { pactText }: Pick<typeof import('../../pact/pact.ts'), 'pactText'>,
): readonly Publication[] {
  return [...Map.groupBy(pacts, ({ consumer }) => consumer)].map(([consumer, own]) => ({
    consumer,
    version,
    branch,
    buildUrl,
    contracts: own.map(({ provider, document }) => ({ provider, text: pactText(document) })),
  }));
}

function consumerVersion({ version, branch }: PactPublishFlags): ConsumerVersion {
  const found = versionFromEnvironment(process.cwd());
  const known = version ?? found.version;
  if (known === undefined || known === '')
    throw new CommandError(
      'The version to publish is not known: this is not a git repository, and no CI variable names a commit.',
      'Give --version.',
    );
  return { version: known, branch: branch ?? found.branch, buildUrl: found.buildUrl };
}
