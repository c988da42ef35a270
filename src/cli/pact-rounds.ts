import type { JsonObject } from '../json/json.ts';
import { builtInFormats, loadBuiltIn } from '../load/builtin.ts';
import { PactError, parsePact } from '../load/pact.ts';
import type { Format } from '../model/format.ts';
import type { Pact } from '../model/pact.ts';
import { type Round, type RoundPact, renamed, selectorsOf } from '../pact/rounds.ts';
import type { Broker } from '../send/broker.ts';
import { pactsToVerify } from '../send/broker-pacts.ts';
import { accessOf } from './access.ts';
import { CommandError } from './command-error.ts';
import type { PactVerifyFlags } from './commands/pact-verify.ts';
import { formatNamed } from './formats.ts';
import { CONSUMER } from './options.ts';
import { pactOf, pactsFrom } from './pacts.ts';
import { embeddedSubjects, statesSource, subjectsOf } from './subjects.ts';

/** What to verify; `close` ends the embedded server if it was started. */
export interface Rounds {
  readonly rounds: readonly Round[];
  readonly close: () => Promise<void>;
}

interface RoundsOptions {
  /** Pact files and folders. */
  readonly places: readonly string[];
  readonly broker: Broker | undefined;
  /** Branch of the provider, if known. */
  readonly branch: string | undefined;
  readonly signal: AbortSignal;
}

/** The pacts to verify, from files, a broker or descriptions, each with its server: the target, or the embedded server without one. */
export async function roundsOf(flags: PactVerifyFlags, options: RoundsOptions): Promise<Rounds> {
  const { places } = options;
  const given = places.length > 0 ? ofConsumer(pactsFrom(places), flags).map((pact) => ({ ...pact, pending: false })) : undefined;
  if (flags.target !== undefined) return { rounds: [await atTarget(flags.target, given, flags, options)], close: async () => {} };
  const { subjects, close } = await embeddedSubjects(flags);
  try {
    const rounds: Round[] = [];
    for (const subject of subjects) {
      const provider = flags.provider ?? subject.format.name;
      const own = given?.filter((pact) => pact.provider === provider) ?? (await pactsFor(subject.format, provider, flags, options));
      if (own.length > 0) rounds.push({ provider, subject, pacts: own });
    }
    refuseOthers(given, rounds);
    return { rounds, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function ofConsumer<T extends Pact>(pacts: readonly T[], { consumer }: PactVerifyFlags): readonly T[] {
  const own = consumer === undefined ? pacts : pacts.filter((pact) => pact.consumer === consumer);
  if (own.length > 0) return own;
  const consumers = [...new Set(pacts.map((pact) => pact.consumer))].join(', ');
  throw new CommandError(`No pact of the consumer "${consumer ?? ''}" is among them.`, `The consumers are: ${consumers}.`);
}

/** The embedded server speaks only the built-in formats. */
function refuseOthers(given: readonly Pact[] | undefined, rounds: readonly Round[]): void {
  const other = given?.find(({ provider }) => rounds.every((round) => round.provider !== provider));
  if (other !== undefined)
    throw new CommandError(
      `${other.from} is a pact with ${other.provider}, which the embedded server does not serve.`,
      'Give --target <url>, or name its format with --format.',
    );
}

async function atTarget(
  target: string,
  given: readonly RoundPact[] | undefined,
  flags: PactVerifyFlags,
  options: RoundsOptions,
): Promise<Round> {
  const server = rebased(target, flags.basePath);
  const pacts = given === undefined ? undefined : ofOneProvider(given, flags);
  const named = formatOf(flags, flags.provider ?? pacts?.[0]?.provider);
  const format = named ?? (pacts === undefined && flags.provider === undefined ? await detected(server, flags, options) : undefined);
  const provider = flags.provider ?? pacts?.[0]?.provider ?? format?.name ?? '';
  if (pacts === undefined && options.broker === undefined && format === undefined)
    throw new CommandError(`There is no description of ${provider} to generate pacts from.`, 'Give --format, pact files, or a --broker.');
  const { apiKey } = await accessOf(flags, { wire: undefined, timeoutMs: flags.timeout });
  const subject = { format, target: server, ...(await statesSource(flags.states)), ...(apiKey === undefined ? {} : { apiKey }) };
  const own = pacts?.map((pact) => ({ ...pact, ...renamed(pact, { provider }) })) ?? (await pactsFor(format, provider, flags, options));
  return { provider, subject, pacts: own };
}

async function detected(
  target: string,
  { timeout: timeoutMs, header: headers }: PactVerifyFlags,
  { signal }: RoundsOptions,
): Promise<Format | undefined> {
  const { subjects } = await subjectsOf({ target }, { timeoutMs, headers, signal });
  return subjects[0]?.format;
}

/** One target is one provider: among several, --provider or --format names it. */
function ofOneProvider(given: readonly RoundPact[], { provider, format }: PactVerifyFlags): readonly RoundPact[] {
  const wanted = provider ?? (format === undefined ? undefined : formatNamed(format).name);
  const providers = [...new Set(given.map((pact) => pact.provider))];
  const own = given.filter((pact) => pact.provider === wanted);
  if (own.length > 0 || providers.length === 1) return own.length > 0 ? own : given;
  throw new CommandError(
    `The pacts are with several providers (${providers.join(', ')}), but there is one target.`,
    'Name the provider that it is: --provider NAME.',
  );
}

function formatOf({ format }: PactVerifyFlags, provider: string | undefined): Format | undefined {
  if (format !== undefined) return formatNamed(format);
  return provider !== undefined && builtInFormats().includes(provider) ? loadBuiltIn(provider) : undefined;
}

function rebased(target: string, basePath: string | undefined): string {
  return basePath === undefined ? target : `${new URL(target).origin}${basePath}`;
}

/** The pacts of the broker if one is given, else those generated from the description. */
async function pactsFor(
  format: Format | undefined,
  provider: string,
  flags: PactVerifyFlags,
  { broker, branch }: RoundsOptions,
): Promise<readonly RoundPact[]> {
  if (broker !== undefined) return await ofBroker(broker, provider, flags, branch);
  return format === undefined ? [] : [{ ...pactOf(format, { consumer: flags.consumer ?? CONSUMER, provider }), pending: false }];
}

async function ofBroker(
  broker: Broker,
  provider: string,
  flags: PactVerifyFlags,
  branch: string | undefined,
): Promise<readonly RoundPact[]> {
  const found = await pactsToVerify(broker, provider, selectorsOf(flags), branch);
  if (found.length > 0)
    return ofConsumer(
      found.map(({ from, document, pending }) => ({ ...parsedFrom(document, from), pending })),
      flags,
    );
  throw new CommandError(
    `The broker has no pact with ${provider} among the consumer versions that were asked for.`,
    'Publish one first (`errspec pact publish`), or ask for others: --consumer-branch, --environment, --provider.',
  );
}

/** A broker may also store contracts of other kinds. */
function parsedFrom(document: JsonObject, from: string): Pact {
  try {
    return parsePact(JSON.stringify(document), from);
  } catch (error) {
    if (!(error instanceof PactError)) throw error;
    throw new CommandError(
      error.message,
      'Look up what the broker has for this provider, or ask for others: --consumer, --consumer-branch.',
    );
  }
}
