import type { JsonObject } from '../json/json.ts';
import { builtInFormats, loadBuiltIn } from '../load/builtin.ts';
import { PactError, parsePact } from '../load/pact.ts';
import type { Subject } from '../model/check.ts';
import type { Format } from '../model/format.ts';
import type { Pact } from '../model/pact.ts';
import type { Broker } from '../send/broker.ts';
import { pactsToVerify } from '../send/broker-pacts.ts';
import { CommandError } from './command-error.ts';
import type { PactVerifyFlags } from './commands/pact-verify.ts';
import { formatNamed } from './formats.ts';
import { CONSUMER } from './options.ts';
import { branchOfProvider } from './pact-results.ts';
import { pactOf, pactsFrom, renamed } from './pacts.ts';
import { type Asking, keyOfEnvironment, statesSource, subjectsOf } from './subjects.ts';

/** The pacts of one provider, and the server that is to keep them. */
export interface Round {
  readonly provider: string;
  readonly subject: Omit<Subject, 'format'> & { readonly format: Format | undefined };
  readonly pacts: readonly RoundPact[];
}

/** A pact; of a broker it may be pending: then it may be broken. */
export interface RoundPact extends Pact {
  readonly pending: boolean;
}

export interface Rounds {
  readonly rounds: readonly Round[];
  readonly close: () => Promise<void>;
}

interface RoundsOptions {
  readonly broker: Broker | undefined;
  readonly signal: AbortSignal;
}

/** What is to be verified, of files, of a broker or of descriptions, with its servers; the embedded one is started where no target is given. */
export async function roundsOf(places: readonly string[], flags: PactVerifyFlags, around: RoundsOptions): Promise<Rounds> {
  const given = places.length > 0 ? ofConsumer(pactsFrom(places), flags).map((pact) => ({ ...pact, pending: false })) : undefined;
  if (flags.target !== undefined) return { rounds: [await atTarget(flags.target, given, flags, around)], close: async () => {} };
  const { subjects, close } = await subjectsOf(flags, asking(flags, around));
  try {
    const rounds: Round[] = [];
    for (const subject of subjects) {
      const provider = flags.provider ?? subject.format.name;
      const own = given?.filter((pact) => pact.provider === provider) ?? (await pactsOf(subject.format, provider, flags, around.broker));
      if (own.length > 0) rounds.push({ provider, subject, pacts: own });
    }
    refuseOthers(given, rounds);
    return { rounds, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function asking({ timeout, header }: PactVerifyFlags, { signal }: RoundsOptions): Asking {
  return { timeoutMs: timeout, headers: header, signal };
}

function ofConsumer<T extends Pact>(pacts: readonly T[], { consumer }: PactVerifyFlags): readonly T[] {
  const own = consumer === undefined ? pacts : pacts.filter((pact) => pact.consumer === consumer);
  if (own.length > 0) return own;
  const consumers = [...new Set(pacts.map((pact) => pact.consumer))].join(', ');
  throw new CommandError(`None of the pacts is of the consumer "${consumer ?? ''}".`, `They are of: ${consumers}.`);
}

/** The embedded server speaks the built-in formats alone. */
function refuseOthers(given: readonly Pact[] | undefined, rounds: readonly Round[]): void {
  const other = given?.find(({ provider }) => rounds.every((round) => round.provider !== provider));
  if (other !== undefined)
    throw new CommandError(
      `${other.from} is a pact with ${other.provider}, which the embedded server does not serve.`,
      'Give --target URL, or --format for its name.',
    );
}

async function atTarget(
  target: string,
  given: readonly RoundPact[] | undefined,
  flags: PactVerifyFlags,
  around: RoundsOptions,
): Promise<Round> {
  const server = rebased(target, flags.basePath);
  const pacts = given === undefined ? undefined : withOne(given, flags);
  const named = formatOf(flags, flags.provider ?? pacts?.[0]?.provider);
  const format = named ?? (pacts === undefined && flags.provider === undefined ? await detected(server, flags, around) : undefined);
  const provider = flags.provider ?? pacts?.[0]?.provider ?? format?.name ?? '';
  if (pacts === undefined && around.broker === undefined && format === undefined)
    throw new CommandError(
      `There is no description for ${provider} that pacts could be made from.`,
      'Give --format, files of pacts, or a --broker.',
    );
  const key = flags.apiKey ?? keyOfEnvironment();
  const subject = { format, target: server, ...(await statesSource(flags.states)), ...(key === undefined ? {} : { apiKey: key }) };
  const own =
    pacts?.map((pact) => ({ ...pact, ...renamed(pact, { provider }) })) ?? (await pactsOf(format, provider, flags, around.broker));
  return { provider, subject, pacts: own };
}

async function detected(target: string, flags: PactVerifyFlags, around: RoundsOptions): Promise<Format | undefined> {
  const { subjects } = await subjectsOf({ target }, asking(flags, around));
  return subjects[0]?.format;
}

/** One target is one provider: of several the one that is named by --provider or --format. */
function withOne(given: readonly RoundPact[], { provider, format }: PactVerifyFlags): readonly RoundPact[] {
  const wanted = provider ?? (format === undefined ? undefined : formatNamed(format).name);
  const providers = [...new Set(given.map((pact) => pact.provider))];
  const own = given.filter((pact) => pact.provider === wanted);
  if (own.length > 0 || providers.length === 1) return own.length > 0 ? own : given;
  throw new CommandError(
    `The pacts are with several providers (${providers.join(', ')}), and one target is given.`,
    'Say which of them it is: --provider NAME.',
  );
}

function formatOf({ format }: PactVerifyFlags, provider: string | undefined): Format | undefined {
  if (format !== undefined) return formatNamed(format);
  return provider !== undefined && builtInFormats().includes(provider) ? loadBuiltIn(provider) : undefined;
}

function rebased(target: string, basePath: string | undefined): string {
  return basePath === undefined ? target : `${new URL(target).origin}${basePath}`;
}

/** The pacts of a broker where one is given, else those that the description gives. */
async function pactsOf(
  format: Format | undefined,
  provider: string,
  flags: PactVerifyFlags,
  broker: Broker | undefined,
): Promise<readonly RoundPact[]> {
  if (broker !== undefined) return await ofBroker(broker, provider, flags);
  return format === undefined ? [] : [{ ...pactOf(format, { consumer: flags.consumer ?? CONSUMER, provider }), pending: false }];
}

async function ofBroker(broker: Broker, provider: string, flags: PactVerifyFlags): Promise<readonly RoundPact[]> {
  const found = await pactsToVerify(broker, provider, selectorsOf(flags), branchOfProvider(flags));
  if (found.length > 0)
    return ofConsumer(
      found.map(({ from, document, pending }) => ({ ...parsedFrom(document, from), pending })),
      flags,
    );
  throw new CommandError(
    `The broker has no pact with ${provider} that is asked for.`,
    'Publish one first (`errspec pact publish`), or ask for others: --consumer-branch, --environment, --provider.',
  );
}

/** A broker keeps contracts of other kinds as well. */
function parsedFrom(document: JsonObject, from: string): Pact {
  try {
    return parsePact(JSON.stringify(document), from);
  } catch (error) {
    if (!(error instanceof PactError)) throw error;
    throw new CommandError(error.message, 'See what the broker has for this provider, or ask for others: --consumer, --consumer-branch.');
  }
}

/** Asked for by branch or environment; else what is on main branches and what is deployed or released. */
function selectorsOf({ consumerBranch, environment }: PactVerifyFlags): readonly JsonObject[] {
  const named: JsonObject[] = [
    ...(consumerBranch === undefined ? [] : [{ branch: consumerBranch }]),
    ...(environment === undefined ? [] : [{ environment }]),
  ];
  return named.length > 0 ? named : [{ mainBranch: true }, { deployedOrReleased: true }];
}
