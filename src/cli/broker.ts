import process from 'node:process';
import { type Broker, openBroker } from '../send/broker.ts';
import type { Credentials } from '../send/broker-credentials.ts';
import { CommandError } from './command-error.ts';
import { brokerUrl } from './option-values.ts';
import { version } from './version.ts';

/** The broker as the command line names it. */
export interface BrokerFlags {
  readonly broker?: string | undefined;
  readonly token?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** How requests to the broker are sent. */
export interface Asked {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The broker that the options name, else the environment; `undefined` if neither does. */
export function brokerOf(flags: BrokerFlags, { timeoutMs, signal }: Asked): Broker | undefined {
  const url = flags.broker ?? given('PACT_BROKER_BASE_URL', brokerUrl);
  if (url === undefined) return undefined;
  return openBroker({ url, credentials: credentialsOf(flags), timeoutMs, tool: `errspec ${version()}`, signal });
}

/** Options come before the environment, and a token before a user name. */
function credentialsOf({ token, username, password }: BrokerFlags): Credentials {
  if (token !== undefined && username !== undefined)
    throw new CommandError('--token and --username cannot be combined.', 'Give the one that the broker requires.');
  if (token !== undefined) return { kind: 'token', token: sendable(token, '--token') };
  if (username !== undefined) return { kind: 'basic', username, password: password ?? given('PACT_BROKER_PASSWORD') ?? '' };
  const fromEnvironment = given('PACT_BROKER_TOKEN');
  if (fromEnvironment !== undefined) return { kind: 'token', token: sendable(fromEnvironment, 'PACT_BROKER_TOKEN') };
  const name = given('PACT_BROKER_USERNAME');
  return name === undefined
    ? { kind: 'none' }
    : { kind: 'basic', username: name, password: password ?? given('PACT_BROKER_PASSWORD') ?? '' };
}

function sendable(token: string, from: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new CommandError(
    `The token of ${from} is empty or contains a character that cannot be sent in a header (a space, a line break?).`,
    `Check ${from}.`,
  );
}

/** An environment variable; an empty one counts as unset, because CI systems pass a missing secret as an empty text. */
function given(name: string): string | undefined;
function given(name: string, parse: (text: string) => string): string | undefined;
function given(name: string, parse: (text: string) => string = (text) => text): string | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : parse(value);
}
