import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import type { RawAnswer, Wire } from '../model/wire.ts';
import { authorization, type Credentials, credentialMask } from './broker-credentials.ts';
import { agentOf } from './compose.ts';
import { targetOf } from './target.ts';
import { wire } from './wire.ts';

export interface BrokerOptions {
  /** The base URL of the broker, without credentials. */
  readonly url: string;
  readonly credentials: Credentials;
  /** Milliseconds for one answer. */
  readonly timeoutMs: number;
  readonly tool: string;
  readonly signal: AbortSignal;
}

/** The kind of problem with a broker, for advice to the user. */
export type BrokerProblem =
  | 'not-a-broker'
  /** A link leads to another origin, where the credentials must not be sent. */
  | 'other-origin'
  | 'unreachable'
  | 'unauthorized'
  /** The broker does not know the consumer or the provider. */
  | 'unknown-name'
  /** The version is published already, with other pacts. */
  | 'version-exists'
  | 'broker-failed'
  | 'rejected'
  /** A list of pacts lacks their addresses. */
  | 'broken-list'
  /** A link is missing that newer brokers have. */
  | 'too-old';

/** Why a broker did not do what was asked. The message contains no secret. */
export class BrokerError extends Error {
  readonly code = 'ERRSPEC_BROKER';
  readonly problem: BrokerProblem;

  constructor(message: string, problem: BrokerProblem) {
    super(message);
    this.problem = problem;
  }
}

/**
 * A Pact Broker, over its HTTP API. Links are followed from its index, and only to the same origin, because the credentials go with every
 * request.
 */
export interface Broker {
  /** The URL of a relation in the index, its template filled in. Throws a `BrokerError` if the broker does not offer it. */
  readonly link: (relation: string, values?: Readonly<Record<string, string>>) => Promise<string>;
  readonly get: (url: string) => Promise<JsonObject>;
  readonly send: (method: 'POST' | 'PUT', url: string, body: JsonObject) => Promise<JsonObject>;
  /** Masks the credentials in text from an answer: a broker may repeat what it was sent. Answers themselves are not masked. */
  readonly mask: (text: string) => string;
  readonly close: () => Promise<void>;
}

/** The largest body that is read: a broker may list many pacts. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Opens a broker without sending anything. Every method rejects with a `BrokerError` if the broker refuses, cannot be reached or is not a
 * broker.
 */
export function openBroker(options: BrokerOptions): Broker {
  const { origin, basePath } = targetOf(options.url);
  const line = wire({ origin, connections: 2, timeoutMs: options.timeoutMs, maxBodyBytes: MOST_BYTES });
  const mask = credentialMask(options.credentials);
  const call = caller(line, { ...options, origin, mask });
  let index: Promise<JsonObject> | undefined;
  return {
    link: async (relation, values = {}) => {
      index ??= call('GET', `${origin}${basePath}/`, undefined);
      const href = at(await index, `/_links/${relation}/href`);
      if (typeof href === 'string') return filled(href, values);
      throw new BrokerError(
        `What answers at ${options.url} is no Pact Broker, or an old one: its index has no link "${relation}".`,
        'not-a-broker',
      );
    },
    get: (url) => call('GET', url, undefined),
    send: (method, url, body) => call(method, url, body),
    mask,
    close: line.close,
  };
}

type BrokerCall = (method: string, url: string, body: JsonObject | undefined) => Promise<JsonObject>;

interface Called extends BrokerOptions {
  readonly origin: string;
  readonly mask: (text: string) => string;
}

function caller(line: Wire, { url: base, credentials, tool, signal, origin, mask }: Called): BrokerCall {
  return async (method, url, body) => {
    const address = URL.canParse(url) ? new URL(url) : undefined;
    if (address?.origin !== origin)
      throw new BrokerError(
        `A link of the broker at ${base} leads to ${mask(address?.origin ?? 'no address')}, where the credentials are not sent.`,
        'other-origin',
      );
    const headers = [
      ['user-agent', agentOf(tool)],
      ['accept', 'application/hal+json, application/json'],
      ...(body === undefined ? [] : [['content-type', 'application/json'] as const]),
      ...authorization(credentials),
    ] as const;
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const request = { method, path: address.pathname + address.search, headers, body: content };
    const first = await line.exchange(request, signal);
    // Publishing twice has the same result, so a cut request may be repeated.
    const raw = first.kind === 'failed' && first.cut === true ? await line.exchange({ ...request, fresh: true }, signal) : first;
    return answered(raw, mask(`${method} ${address.pathname}`), { base, mask });
  };
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    values[name] === undefined ? whole : encodeURIComponent(values[name]),
  );
}

function answered(raw: RawAnswer, what: string, { base, mask }: Pick<Called, 'mask'> & { readonly base: string }): JsonObject {
  if (raw.kind === 'failed')
    throw new BrokerError(`The broker at ${base} cannot be reached (${raw.failure}: ${mask(raw.detail)}).`, 'unreachable');
  const body = bodyOf(raw.body);
  if (raw.status >= 200 && raw.status < 300) {
    if (isObject(body)) return body;
    throw new BrokerError(`The broker at ${base} answered ${what} with something else than a JSON object.`, 'not-a-broker');
  }
  throw refusal(raw.status, what, { base, said: saidIn(body, mask) });
}

/** An empty body means an object without members. */
function bodyOf(bytes: Buffer): Json | undefined {
  const text = bytes.toString('utf8').trim();
  if (text === '') return {};
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function refusal(status: number, what: string, { base, said }: { readonly base: string; readonly said: string }): BrokerError {
  const message = `The broker at ${base} answered ${status} to ${what}${said === '' ? '.' : `: ${said}`}`;
  switch (status) {
    case 401:
    case 403:
      return new BrokerError(message, 'unauthorized');
    case 404:
      return new BrokerError(message, 'unknown-name');
    case 409:
      return new BrokerError(message, 'version-exists');
    default:
      return new BrokerError(message, status >= 500 ? 'broker-failed' : 'rejected');
  }
}

/** Why a broker refused: its notices, or else its errors, in one line. Masked before it is cut: the mask would miss half a secret. */
function saidIn(body: Json | undefined, mask: (text: string) => string): string {
  const notices = member(body, 'notices');
  const texts = isArray(notices)
    ? notices.map((each) => member(each, 'text'))
    : flat(member(body, 'errors') ?? member(body, 'error') ?? member(body, 'message'));
  return mask(texts.filter((each) => typeof each === 'string').join(' ')).slice(0, 600);
}

function flat(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (isArray(value)) return value.flatMap(flat);
  return isObject(value) ? Object.values(value).flatMap(flat) : [value];
}
