import { isArray, type Json, type JsonObject, member } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import { type Broker, BrokerError } from './broker.ts';

/** The pacts of one consumer, to be published under one version. */
export interface Publication {
  readonly consumer: string;
  readonly version: string;
  readonly branch: string | undefined;
  readonly buildUrl: string | undefined;
  /** Provider name and text of each pact. */
  readonly contracts: readonly { readonly provider: string; readonly text: string }[];
}

/**
 * Publishes all pacts of a consumer in one request, so that either all or none are stored (`pb:publish-contracts`). Resolves to the
 * broker's notices with the credentials masked.
 */
export async function publishContracts(
  broker: Broker,
  { consumer, version, branch, buildUrl, contracts }: Publication,
): Promise<readonly string[]> {
  const answer = await broker.send('POST', await broker.link('pb:publish-contracts'), {
    pacticipantName: consumer,
    pacticipantVersionNumber: version,
    ...(branch === undefined ? {} : { branch }),
    ...(buildUrl === undefined ? {} : { buildUrl }),
    contracts: contracts.map(({ provider, text }) => ({
      consumerName: consumer,
      providerName: provider,
      specification: 'pact',
      contentType: 'application/json',
      content: Buffer.from(text).toString('base64'),
    })),
  });
  const notices = member(answer, 'notices');
  return (isArray(notices) ? notices : []).flatMap((each) => {
    const text = member(each, 'text');
    return typeof text === 'string' && text !== '' ? [broker.mask(text)] : [];
  });
}

/** Each of them takes a request before anything is verified. */
const MOST_PACTS = 1_000;

/** A pact as stored by the broker. */
export interface BrokerPact {
  /** Its URL. */
  readonly from: string;
  readonly document: JsonObject;
  /** A new pact: its failure does not fail the provider's build. */
  readonly pending: boolean;
}

/** The pacts that a provider must verify, by the broker's selectors (`pb:provider-pacts-for-verification`). */
export async function pactsToVerify(
  broker: Broker,
  provider: string,
  selectors: readonly JsonObject[],
  branch: string | undefined,
): Promise<readonly BrokerPact[]> {
  const found = await broker.send('POST', await broker.link('pb:provider-pacts-for-verification', { provider }), {
    consumerVersionSelectors: selectors,
    includePendingStatus: branch !== undefined,
    ...(branch === undefined ? {} : { providerVersionBranch: branch }),
  });
  const pacts = at(found, '/_embedded/pacts');
  if (isArray(pacts) && pacts.length > MOST_PACTS)
    throw new BrokerError(
      `The broker lists ${pacts.length} pacts, more than the ${MOST_PACTS} that errspec verifies at once.`,
      'broken-list',
    );
  const all: BrokerPact[] = [];
  for (const each of isArray(pacts) ? pacts : []) {
    const from = at(each, '/_links/self/href');
    if (typeof from !== 'string') throw new BrokerError('The broker lists a pact without its address.', 'broken-list');
    all.push({ from, document: await broker.get(from), pending: at(each, '/verificationProperties/pending') === true });
  }
  return all;
}

/** The result of verifying one pact. */
export interface VerificationResult {
  readonly pact: JsonObject;
  readonly success: boolean;
  readonly version: string;
  readonly buildUrl: string | undefined;
  readonly tool: { readonly name: string; readonly version: string };
  readonly results: Json;
}

/** Creates the provider's version on its branch; the broker needs it before results are published. */
export async function announceVersion(broker: Broker, provider: string, version: string, branch: string | undefined): Promise<void> {
  if (branch === undefined) return;
  await broker.send('PUT', await broker.link('pb:pacticipant-branch-version', { pacticipant: provider, branch, version }), {});
}

/** Publishes the result of verifying a pact (`pb:publish-verification-results` of the pact). */
export async function publishResult(
  broker: Broker,
  { pact, success, version, buildUrl, tool, results }: VerificationResult,
): Promise<void> {
  const link = at(pact, '/_links/pb:publish-verification-results/href');
  if (typeof link !== 'string') throw new BrokerError('The broker does not say where results of this pact go.', 'too-old');
  await broker.send('POST', link, {
    success,
    providerApplicationVersion: version,
    ...(buildUrl === undefined ? {} : { buildUrl }),
    verifiedBy: { implementation: tool.name, version: tool.version },
    testResults: results,
  });
}

/** A pact without what the broker added: links, timestamps and ids. */
export function withoutLinks(document: JsonObject): JsonObject {
  const { _links, createdAt: _createdAt, ...rest } = document;
  return rest;
}
