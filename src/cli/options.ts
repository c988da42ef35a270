import { randomInt } from 'node:crypto';
import { InvalidArgumentError } from 'commander';
import type { RateLimit, Shard } from '../model/check.ts';
import type { Header } from '../model/exchange.ts';
import type { PolicyName } from '../model/format.ts';
import { CommandError } from './command-error.ts';

/** Where a report goes: to FILE, or to stdout where there is none. */
export interface ReportSpec {
  readonly reporter: string;
  readonly file: string | undefined;
}

/** A parser of whole numbers in a range (inclusive). */
export function integer(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      most === Number.MAX_SAFE_INTEGER
        ? `It must be a whole number from ${least} on.`
        : `It must be a whole number from ${least} to ${most}.`,
    );
  };
}

/** `10/s` or `60/m`. */
export function rate(text: string): RateLimit {
  const [, requests = '', unit = ''] = /^([1-9]\d*)\/(s|m)$/.exec(text) ?? [];
  if (requests === '') throw new InvalidArgumentError('It must be requests a second or a minute: 10/s, 60/m.');
  return { requests: Number(requests), seconds: unit === 's' ? 1 : 60 };
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

/** A parser of durations to milliseconds: `500ms`, `10s`, `5m`, `1h`, or a bare number of milliseconds; at least 1 ms, at most so many hours. */
export function parseDuration(hours: number): (text: string) => number {
  return (text) => {
    const [, number = '', unit = 'ms'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
    const value = Math.round(Number(number) * (UNITS.get(unit) ?? Number.NaN));
    if (number !== '' && value >= 1 && value <= hours * 3_600_000) return value;
    throw new InvalidArgumentError(`It must be a duration from 1ms to ${hours}h: 500ms, 10s, 5m, 1h, or a bare number of milliseconds.`);
  };
}

/** How long one answer may take: `duration` of an hour at most. */
export const timeout = parseDuration(1);

/** `2/5`: the second of five. */
export function shard(text: string): Shard {
  const [, index = '0', of = '0'] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const parsed = { index: Number(index), of: Number(of) };
  if (parsed.index >= 1 && parsed.index <= parsed.of) return parsed;
  throw new InvalidArgumentError('It must be which shard of how many: 1/3, 2/3, 3/3.');
}

/** A number, or `random`: then one is drawn, and the report names it. */
export function seed(text: string): number {
  if (text === 'random') return randomInt(1, 2 ** 31);
  if (/^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) && Math.abs(Number(text)) < 2 ** 31) return Number(text);
  throw new InvalidArgumentError('It must be a whole number of 32 bits, or "random".');
}

/** `Name: value`; collected, names in lower case. The value is not repeated in a complaint, as commander would: it may be a secret. */
export function parseHeader(text: string, before: readonly Header[] = []): readonly Header[] {
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(0, colon)).trim().toLowerCase();
  const value = text.slice(colon + 1).trim();
  if (colon < 1 || !/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name)) throw badHeader('it must read "Name: value"');
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw badHeader(`the value of ${name} holds a character that no header may hold`);
  if (FRAMING.has(name)) throw badHeader(`${name} belongs to the connection and cannot be set`);
  return [...before, [name, value]];
}

/** A key; like a header's value it is not repeated where it cannot be sent. */
export function apiKey(text: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new CommandError(
    'The API key is empty or holds a character that no key may hold (a space, a line break?).',
    'Check --api-key and ERRSPEC_API_KEY.',
  );
}

function badHeader(why: string): CommandError {
  return new CommandError(`A --header cannot be sent: ${why}.`, "Write it as --header 'X-Tenant: 42'.");
}

const FRAMING = new Set(['connection', 'content-length', 'host', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

/**
 * A base URL: http or https, without query, fragment or credentials, without a slash at its end. What may hold a secret is
 * not repeated in a complaint.
 */
export function baseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && (url.username !== '' || url.password !== ''))
    throw new CommandError('The --target holds a user or a password.', "Leave them out, and send them with --header 'Authorization: …'.");
  if (url !== undefined && (url.search !== '' || url.hash !== ''))
    throw new CommandError(
      'The --target goes on after its path.',
      'Leave out what stands from the ? or # on: operation paths are appended to it. A key goes into --api-key.',
    );
  if (url === undefined || !(url.protocol === 'http:' || url.protocol === 'https:'))
    throw new CommandError('--target is no base URL with http:// or https://.', 'Write it as https://api.example.com/api/v1.');
  return url.href.replace(/\/+$/, '');
}

/** The base URL of a Pact Broker. Credentials have options of their own, since a URL is printed; a complaint repeats nothing of it, as commander would. */
export function brokerUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !(url.protocol === 'http:' || url.protocol === 'https:'))
    throw new CommandError(
      'The URL of the broker is none with http:// or https://.',
      'Give --broker or PACT_BROKER_BASE_URL the base URL of the broker, such as https://broker.example.com.',
    );
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new CommandError(
      'The URL of the broker holds a user or a password, or goes on after its path.',
      'Leave that out, and give --username and --password, or --token.',
    );
  return url.href.replace(/\/+$/, '');
}

/** A path to be put before those of operations: `/api/v1`; `/` for none. */
export function parseBasePath(text: string): string {
  if (/^\/[^\s?#]*$/.test(text)) return text.replace(/\/+$/, '');
  throw new InvalidArgumentError('It must be a path that begins with a slash: /api/v1.');
}

/** The consumer whose contracts come from a description, where none is named: the typed client. */
export const CONSUMER = 'errspec-client';

/** The name of a consumer or provider, as it may stand in the name of a file. */
export function partyName(text: string): string {
  if (/^[\w.][\w .-]{0,99}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be of letters, digits, spaces, dots, dashes and underscores, at most 100 of them.');
}

/** What the HTTP status must do; `any`: whatever the format allows. */
export function httpStatus(text: string): PolicyName | 'any' {
  if (text === 'mirror' || text === 'ok' || text === 'any') return text;
  throw new InvalidArgumentError('It must be mirror, ok or any.');
}

/** `<reporter>` or `<reporter>=FILE`; collected. */
export function reportSpec(text: string, before: readonly ReportSpec[] = []): readonly ReportSpec[] {
  const equals = text.indexOf('=');
  const reporter = equals < 0 ? text : text.slice(0, equals);
  const file = equals < 0 ? undefined : text.slice(equals + 1);
  if (reporter === '' || file === '')
    throw new InvalidArgumentError('It must be a reporter, or a reporter and a file: json, json=report.json.');
  return [...before, { reporter, file }];
}

/** Words separated by commas; collected over several uses. */
export function parseNames(text: string, before: readonly string[] = []): readonly string[] {
  const own = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (own.length === 0) throw new InvalidArgumentError('It is empty.');
  return [...before, ...own];
}
