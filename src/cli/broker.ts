import process from 'node:process';
import { type Broker, openBroker } from '../send/broker.ts';
import type { Credentials } from '../send/broker-credentials.ts';
import { CommandError } from './command-error.ts';
import type { BrokerFlags } from './commands/broker-options.ts';
import { brokerUrl } from './options.ts';
import { version } from './version.ts';

/** How a broker is asked. */
export interface Asked {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The broker that options or environment name; `undefined` where none is named. */
export function brokerOf(flags: BrokerFlags, { timeoutMs, signal }: Asked): Broker | undefined {
  const url = flags.broker ?? given('PACT_BROKER_BASE_URL', brokerUrl);
  if (url === undefined) return undefined;
  return openBroker({ url, credentials: credentialsOf(flags), timeoutMs, tool: `errspec ${version()}`, signal });
}

/** Options go before the environment, and a token before a name. */
function credentialsOf({ token, username, password }: BrokerFlags): Credentials {
  if (token !== undefined && username !== undefined)
    throw new CommandError('--token and --username do not go together.', 'Give the one that the broker asks for.');
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
    `The token of ${from} is empty or holds a character that no token may hold (a space, a line break?).`,
    `Check ${from}.`,
  );
}

/** Set but empty is not set: so CI systems hand over a secret that is missing. */
function given(name: string): string | undefined;
function given(name: string, parse: (text: string) => string): string | undefined;
function given(name: string, parse: (text: string) => string = (text) => text): string | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : parse(value);
}
