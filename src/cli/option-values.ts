import { randomInt } from 'node:crypto';
import { InvalidArgumentError } from 'commander';
import type { RateLimit, Shard } from '../model/check.ts';
import type { Header } from '../model/exchange.ts';
import type { PolicyName } from '../model/format.ts';
import { CommandError } from './command-error.ts';

/** Where a report goes: to `file`, or to stdout without one. */
export interface ReportSpec {
  readonly reporter: string;
  readonly file: string | undefined;
}

/** Returns a parser for whole numbers in a range (inclusive). */
export function integer(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      most === Number.MAX_SAFE_INTEGER
        ? `Expected a whole number, at least ${least}.`
        : `Expected a whole number from ${least} to ${most}.`,
    );
  };
}

/** Parses `10/s` or `60/m`. */
export function rate(text: string): RateLimit {
  const [, requests = '', unit = ''] = /^([1-9]\d*)\/(s|m)$/.exec(text) ?? [];
  if (requests === '') throw new InvalidArgumentError('Expected requests per second or minute: 10/s, 60/m.');
  return { requests: Number(requests), seconds: unit === 's' ? 1 : 60 };
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

/**
 * Returns a parser for durations: `500ms`, `10s`, `5m`, `1h`, from 1 ms to `hours` hours, to milliseconds. A number without a unit is
 * refused: one reader takes it for seconds, the next for milliseconds.
 */
export function parseDuration(hours: number): (text: string) => number {
  return (text) => {
    if (/^\d+(?:\.\d+)?$/.test(text))
      throw new InvalidArgumentError(
        `The unit is missing: write ${text}s for seconds, ${text}m for minutes or ${text}ms for milliseconds.`,
      );
    const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
    const value = Math.round(Number(number) * (UNITS.get(unit) ?? Number.NaN));
    if (number !== '' && value >= 1 && value <= hours * 3_600_000) return value;
    throw new InvalidArgumentError(`Expected a duration from 1ms to ${hours}h: 500ms, 10s, 5m, 1h.`);
  };
}

/** Parses the time limit for one answer: at most an hour. */
export const timeout = parseDuration(1);

/** Parses `2/5`: the second of five shards. */
export function shard(text: string): Shard {
  const [, index = '0', of = '0'] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const parsed = { index: Number(index), of: Number(of) };
  if (parsed.index >= 1 && parsed.index <= parsed.of) return parsed;
  throw new InvalidArgumentError('Expected the index and the number of shards: 1/3, 2/3, 3/3.');
}

/** Parses a 32-bit seed; `random` picks one, which the report names. */
export function seed(text: string): number {
  if (text === 'random') return randomInt(1, 2 ** 31);
  if (/^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) && Math.abs(Number(text)) < 2 ** 31) return Number(text);
  throw new InvalidArgumentError('Expected a whole number of 32 bits, or "random".');
}

/** Collects `Name: value`, the name in lower case. Errors do not repeat the value, as commander's would: it may be a secret. */
export function parseHeader(text: string, before: readonly Header[] = []): readonly Header[] {
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(0, colon)).trim().toLowerCase();
  const value = text.slice(colon + 1).trim();
  if (colon < 1 || !/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name)) throw badHeader('expected "Name: value"');
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw badHeader(`the value of ${name} contains a character that is not allowed in a header`);
  if (FRAMING.has(name)) throw badHeader(`${name} belongs to the connection and cannot be set`);
  return [...before, [name, value]];
}

/** Whether a key can be sent in a header: ASCII words, of which all but the last are a scheme, as in `Token abc`. */
export function isKey(text: string): boolean {
  return /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text);
}

/** Checks that a key can be sent in a header; like a header's value, errors do not repeat it. */
export function apiKey(text: string): string {
  if (isKey(text)) return text;
  throw new CommandError(
    'The API key is empty, begins or ends with a space, or contains a character that cannot be sent in a header (a line break?).',
    'Check --api-key and ERRSPEC_API_KEY.',
  );
}

function badHeader(why: string): CommandError {
  return new CommandError(`A --header cannot be sent: ${why}.`, "Write it as --header 'X-Tenant: 42'.");
}

const FRAMING = new Set(['connection', 'content-length', 'host', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

/**
 * Parses a base URL: http or https, without query, fragment or credentials; a trailing slash is removed. Errors do not repeat the parts
 * that may contain a secret.
 */
export function baseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && (url.username !== '' || url.password !== ''))
    throw new CommandError(
      'The target URL contains a user or a password.',
      "Leave them out, and send them with --header 'Authorization: …'.",
    );
  if (url !== undefined && (url.search !== '' || url.hash !== ''))
    throw new CommandError(
      'The target URL contains a query or a fragment.',
      'Leave out everything from the ? or # on: operation paths are appended to the URL. A key belongs in --api-key.',
    );
  if (url === undefined || !(url.protocol === 'http:' || url.protocol === 'https:'))
    throw new CommandError('The target is not a base URL with http:// or https://.', 'Write it as https://api.example.com/api/v1.');
  return url.href.replace(/\/+$/, '');
}

/** Parses the base URL of a Pact Broker. Credentials have their own options because URLs are printed; errors repeat nothing of the URL. */
export function brokerUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !(url.protocol === 'http:' || url.protocol === 'https:'))
    throw new CommandError(
      'The broker URL does not start with http:// or https://.',
      'Set --broker or PACT_BROKER_BASE_URL to the base URL of the broker, such as https://broker.example.com.',
    );
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new CommandError(
      'The broker URL contains a user, a password, a query or a fragment.',
      'Leave them out, and give --username and --password, or --token.',
    );
  return url.href.replace(/\/+$/, '');
}

/** Parses a path to put before those of operations: `/api/v1`; `/` for none. */
export function parseBasePath(text: string): string {
  if (/^\/[^\s?#]*$/.test(text)) return text.replace(/\/+$/, '');
  throw new InvalidArgumentError('Expected a path that starts with a slash: /api/v1.');
}

/** Checks the name of a consumer or provider; it becomes part of a file name. */
export function partyName(text: string): string {
  if (/^[\w.][\w .-]{0,99}$/.test(text)) return text;
  throw new InvalidArgumentError('Expected at most 100 letters, digits, spaces, dots, dashes and underscores.');
}

/** Parses the HTTP status policy to require; `any`: whatever the format allows. */
export function httpStatus(text: string): PolicyName | 'any' {
  if (text === 'mirror' || text === 'ok' || text === 'any') return text;
  throw new InvalidArgumentError('Expected mirror, ok or any.');
}

/** Collects `<reporter>` or `<reporter>=FILE`. */
export function reportSpec(text: string, before: readonly ReportSpec[] = []): readonly ReportSpec[] {
  const equals = text.indexOf('=');
  const reporter = equals < 0 ? text : text.slice(0, equals);
  const file = equals < 0 ? undefined : text.slice(equals + 1);
  if (reporter === '' || file === '')
    throw new InvalidArgumentError('Expected a reporter, or a reporter and a file: json, json=report.json.');
  return [...before, { reporter, file }];
}

/** Collects words separated by commas, over several uses of the option. */
export function parseNames(text: string, before: readonly string[] = []): readonly string[] {
  const own = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (own.length === 0) throw new InvalidArgumentError('The list is empty.');
  return [...before, ...own];
}

/** Collects what must be exercised: names of requirements, `all`, and a percentage of the documented codes, such as `codes=100%`. */
export function requireList(text: string, before: readonly string[] = []): readonly string[] {
  const list = parseNames(text, before);
  const wrong = list.find((each) => each.includes('=') && !/^codes=(100|\d{1,2}(\.\d+)?)%$/.test(each));
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is not a percentage of codes: write codes=100%.`);
  return list;
}
