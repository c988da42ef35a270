import { builtInFormats, loadBuiltIn } from '../load/builtin.ts';
import { parsePact } from '../load/pact.ts';
import type { Subject } from '../model/check.ts';
import type { Format } from '../model/format.ts';
import type { JsonObject } from '../model/json.ts';
import type { Pact } from '../model/pact.ts';
import type { Broker } from '../send/broker.ts';
import { pactsToVerify } from '../send/broker-pacts.ts';
import type { PactVerifyFlags } from './commands/pact-verify.ts';
import { formatNamed } from './formats.ts';
import { branchOfProvider } from './pact-results.ts';
import { pactOf, pactsFrom, renamed } from './pacts.ts';
import { Refusal } from './refusal.ts';
import { keyOfEnvironment, statesOf, subjectsOf } from './subjects.ts';

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

interface Around {
  readonly broker: Broker | undefined;
  readonly signal: AbortSignal;
}

/** What is to be verified, of files, of a broker or of descriptions, with its servers; the embedded one is started where no target is given. */
export async function roundsOf(places: readonly string[], flags: PactVerifyFlags, { broker, signal }: Around): Promise<Rounds> {
  if (places.length > 0 && flags.broker !== undefined)
    throw new Refusal('Pacts are given as files, and a --broker as well.', 'Give one of them.');
  const given = places.length > 0 ? pactsFrom(places).map((pact) => ({ ...pact, pending: false })) : undefined;
  if (flags.target !== undefined) return { rounds: [await atTarget(flags.target, given, flags, broker)], close: async () => {} };
  const { subjects, close } = await subjectsOf(flags, { timeoutMs: flags.timeout, headers: flags.header, signal });
  try {
    const rounds: Round[] = [];
    for (const subject of subjects) {
      const provider = flags.provider ?? subject.format.name;
      const own = given?.filter((pact) => pact.provider === provider) ?? (await pactsOf(subject.format, provider, flags, broker));
      if (own.length > 0) rounds.push({ provider, subject, pacts: own });
    }
    refuseOthers(given, rounds);
    return { rounds, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The embedded server speaks the built-in formats alone. */
function refuseOthers(given: readonly Pact[] | undefined, rounds: readonly Round[]): void {
  const other = given?.find(({ provider }) => rounds.every((round) => round.provider !== provider));
  if (other !== undefined)
    throw new Refusal(
      `${other.from} is a pact with ${other.provider}, which the embedded server does not serve.`,
      'Give --target URL, or --format for its name.',
    );
}

async function atTarget(
  target: string,
  given: readonly RoundPact[] | undefined,
  flags: PactVerifyFlags,
  broker: Broker | undefined,
): Promise<Round> {
  const name = flags.provider ?? given?.[0]?.provider;
  const format = formatOf(flags, name);
  const provider = name ?? format?.name;
  if (provider === undefined)
    throw new Refusal('It is not said whose contracts are verified.', 'Give --format or --provider, or files of pacts.');
  if (given === undefined && broker === undefined && format === undefined)
    throw new Refusal(
      `There is no description for ${provider} that pacts could be made from.`,
      'Give --format, files of pacts, or a --broker.',
    );
  const pacts = given?.map((pact) => ({ ...pact, ...renamed(pact, { provider }) })) ?? (await pactsOf(format, provider, flags, broker));
  const key = flags.apiKey ?? keyOfEnvironment();
  const subject = {
    format,
    target: rebased(target, flags.basePath),
    ...(await statesOf(flags.states)),
    ...(key === undefined ? {} : { apiKey: key }),
  };
  return { provider, subject, pacts };
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
  return format === undefined ? [] : [{ ...pactOf(format, { consumer: flags.consumer, provider }), pending: false }];
}

async function ofBroker(broker: Broker, provider: string, flags: PactVerifyFlags): Promise<readonly RoundPact[]> {
  const found = await pactsToVerify(broker, provider, selectorsOf(flags), branchOfProvider(flags));
  if (found.length > 0) return found.map(({ from, document, pending }) => ({ ...parsePact(JSON.stringify(document), from), pending }));
  throw new Refusal(
    `The broker has no pact with ${provider} that is asked for.`,
    'Publish one first (`errspec pact publish`), or ask for others: --consumer-branch, --environment, --provider.',
  );
}

/** Asked for by branch or environment; else what is on main branches and what is deployed or released. */
function selectorsOf({ consumerBranch, environment }: PactVerifyFlags): readonly JsonObject[] {
  const named: JsonObject[] = [
    ...(consumerBranch === undefined ? [] : [{ branch: consumerBranch }]),
    ...(environment === undefined ? [] : [{ environment }]),
  ];
  return named.length > 0 ? named : [{ mainBranch: true }, { deployedOrReleased: true }, { latest: true }];
}
