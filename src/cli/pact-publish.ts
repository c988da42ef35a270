import process from 'node:process';
import { visible } from '../../reports/shared/visible.ts';
import { builtInFormats, loadBuiltIn } from '../load/builtin.ts';
import type { Pact } from '../model/pact.ts';
import { pactText } from '../pact/pact.ts';
import { type Broker, BrokerError } from '../send/broker.ts';
import { type Publication, publishContracts } from '../send/broker-pacts.ts';
import { brokerOf } from './broker.ts';
import { BROKER_ADVICE } from './broker-advice.ts';
import { CommandError } from './command-error.ts';
import type { PactPublishFlags } from './commands/pact-publish.ts';
import type { ExitCode } from './exit.ts';
import { type BuildVersion, versionFromEnvironment } from './git-version.ts';
import { interruptible } from './interrupt.ts';
import { CONSUMER } from './options.ts';
import { pactOf, pactsFrom, renamed } from './pacts.ts';
import { print } from './terminal.ts';

/** Carries `pact publish` out: everything is read and checked before anything is sent; the pacts of one consumer go together. */
export async function runPactPublish(places: readonly string[], flags: PactPublishFlags): Promise<ExitCode> {
  const build = buildOf(flags);
  const publications = publicationsOf(pactsToPublish(places, flags), build);
  if (flags.dryRun === true) {
    await print(`${publications.flatMap(linesOf).join('\n')}\nNothing was sent (--dry-run).\n`);
    return 0;
  }
  const interrupt = interruptible('\nStopping.\n');
  const broker = brokerOf(flags, { timeoutMs: flags.timeout, signal: interrupt.signal });
  if (broker === undefined) throw new CommandError('No broker is given.', 'Give --broker URL, or set PACT_BROKER_BASE_URL.');
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
  await print(`Next: \`pact-broker can-i-deploy\` asks whether this version fits what is deployed; see docs/publish.md.\n`);
  return 0;
}

function linesOf({ consumer, version, branch, contracts }: Publication): readonly string[] {
  const on = branch === undefined ? '' : ` on the branch ${visible(branch)}`;
  return contracts.map(({ provider }) => `${visible(consumer)} ${visible(version)}${on}: its pact with ${visible(provider)}`);
}

function pactsToPublish(places: readonly string[], { consumer, provider }: PactPublishFlags): readonly Pact[] {
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

/** The pacts by consumer: each consumer's go in one request. */
function publicationsOf(
  pacts: readonly Pact[],
  { version, branch, buildUrl }: BuildVersion & { readonly version: string },
): readonly Publication[] {
  return [...Map.groupBy(pacts, ({ consumer }) => consumer)].map(([consumer, own]) => ({
    consumer,
    version,
    branch,
    buildUrl,
    contracts: own.map(({ provider, document }) => ({ provider, text: pactText(document) })),
  }));
}

function buildOf({ version, branch }: PactPublishFlags): BuildVersion & { readonly version: string } {
  const found = versionFromEnvironment(process.cwd());
  const known = version ?? found.version;
  if (known === undefined || known === '')
    throw new CommandError(
      'It is not known which version is published: this is no git repository, and no CI system names a commit.',
      'Give --version.',
    );
  return { version: known, branch: branch ?? found.branch, buildUrl: found.buildUrl };
}
