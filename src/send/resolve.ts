import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at, type Pointer, pointer, withValue } from '../json/pointer.ts';
import type { Header } from '../model/exchange.ts';
import type { RequestDocument, RequestLocation } from '../model/format.ts';
import { isLinesMediaType } from '../model/lines.ts';
import type { Bind, Probe } from '../model/probe.ts';
import { asDocument, withJoinedLists } from '../model/request.ts';
import type { Sent } from '../model/requirement.ts';
import { percentEncoded } from './compose.ts';
import type { ResolvedRequest } from './options.ts';

/** Looks up values that are known only when a probe is sent; `undefined` if one is missing. */
export interface Lookups {
  readonly state: (value: string) => Json | undefined;
  /** A value from the body of an earlier answer: of this scenario, or of the named shared one. */
  readonly answer: (scenario: string | undefined, step: string, at: Pointer) => Json | undefined;
  /** A value of an earlier step's resolved request. */
  readonly request: (step: string, at: RequestLocation, scenario?: string) => Json | undefined;
  /** The run tag of the scenario: `<run>-<n>`. */
  readonly mark: string;
  /** The key returned by a provider state of the scenario. */
  readonly stateKey: string | undefined;
}

/** A probe that can be sent, or the name of a missing value: `state thing_id`, `answer create/id`, `/path/id`. */
export type Resolution =
  | { readonly kind: 'resolved'; readonly request: ResolvedRequest; readonly sent: Sent }
  | { readonly kind: 'unbound'; readonly what: string };

/** Fills in the values of provider states, of earlier answers and the run tag, and serializes the probe. */
export function resolve(probe: Probe, lookups: Lookups): Resolution {
  let document = asDocument(probe.request);
  for (const { to, from } of probe.bind) {
    const value = valueOf(from, lookups);
    if (value === undefined) return { kind: 'unbound', what: nameOf(from) };
    document = withValue(document, to, value);
  }
  const stateKey = stateKeyOf(probe, lookups);
  if (probe.key.kind === 'state' && stateKey === undefined) return { kind: 'unbound', what: `state ${probe.key.value ?? 'apiKey'}` };
  const request = asRequest(document);
  const path = filledPath(probe.path, request.path);
  if (path.kind === 'unbound') return path;
  const isTagged = probe.bind.some(({ from }) => from.kind === 'mark');
  return {
    kind: 'resolved',
    sent: { request, mark: isTagged ? lookups.mark : undefined },
    request: {
      method: probe.method,
      path: path.path,
      query: queryOf(withJoinedLists(request.query, probe.joined)),
      headers: [...headersOf(request.header), ...acceptOf(probe)],
      body: bodyOf(probe, request.body),
      contentType: probe.body.kind === 'none' ? undefined : probe.body.contentType,
      key: probe.key,
      stateKey,
    },
  };
}

/** The key of a provider state: that of the value which the probe names, else the one that is used for the whole scenario. */
function stateKeyOf({ key }: Probe, lookups: Lookups): string | undefined {
  if (key.kind !== 'state' || key.value === undefined) return lookups.stateKey;
  const value = lookups.state(key.value);
  return typeof value === 'string' ? value : undefined;
}

function acceptOf({ accept, request }: Probe): readonly Header[] {
  const isGiven = Object.keys(request.header).some((name) => name.toLowerCase() === 'accept');
  return accept === undefined || isGiven ? [] : [['accept', accept]];
}

function valueOf(from: Bind['from'], lookups: Lookups): Json | undefined {
  switch (from.kind) {
    case 'state':
      return lookups.state(from.value);
    case 'answer':
      return lookups.answer(from.scenario, from.step, from.at);
    case 'request':
      return lookups.request(from.step, from.at, from.scenario);
    case 'mark':
      return lookups.mark + from.suffix;
    default:
      return from satisfies never;
  }
}

function nameOf(from: Bind['from']): string {
  switch (from.kind) {
    case 'state':
      return `state ${from.value}`;
    case 'answer':
      return `answer ${from.scenario === undefined ? '' : `${from.scenario}#`}${from.step}${from.at}`;
    case 'request':
      return `request ${from.step}${from.at}`;
    case 'mark':
      return 'mark';
    default:
      return from satisfies never;
  }
}

function asRequest(document: Json): RequestDocument {
  return {
    path: partOf(document, 'path'),
    query: partOf(document, 'query'),
    header: partOf(document, 'header'),
    body: member(document, 'body'),
  };
}

function partOf(document: Json, name: string): JsonObject {
  const part = member(document, name);
  return isObject(part) ? part : {};
}

function filledPath(template: string, values: JsonObject): { kind: 'path'; path: string } | { kind: 'unbound'; what: string } {
  let missing: string | undefined;
  const path = template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = member(values, name);
    if (value === undefined) missing ??= pointer('path', name);
    return encodedSegment(textOf(value ?? ''));
  });
  return missing === undefined ? { kind: 'path', path } : { kind: 'unbound', what: missing };
}

/**
 * A segment of only dots would be read as "parent directory", by some servers even if percent-encoded; encoding it is the best we can do.
 */
function encodedSegment(text: string): string {
  return /^\.{1,2}$/.test(text) ? text.replaceAll('.', '%2E') : percentEncoded(text);
}

function queryOf(values: JsonObject): readonly (readonly [string, string])[] {
  return Object.entries(values).flatMap(([name, value]) =>
    (isArray(value) ? value : [value]).map((each): [string, string] => [name, textOf(each)]),
  );
}

function headersOf(values: JsonObject): readonly Header[] {
  return Object.entries(values).map(
    ([name, value]): Header => [name.toLowerCase(), isArray(value) ? value.map(textOf).join(', ') : textOf(value)],
  );
}

/** A value outside of JSON: strings bare, `null` as nothing, everything else as JSON. */
function textOf(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Stands for a number in a body until it is JSON. */
const NUMBER = 'errspec number';

/** The value as JSON, with more digits at one location than a number in memory can have. */
function withDigits(value: Json, digits: Extract<Probe['body'], { kind: 'json' }>['digits']): string {
  if (digits === undefined) return JSON.stringify(value);
  return JSON.stringify(withValue(value, digits.at.slice('/body'.length), NUMBER)).replace(JSON.stringify(NUMBER), digits.text);
}

/** Each element of a list as a line, or as a line for each of its parts that it has. */
function asLines(value: Json, parts: readonly Pointer[] = []): string {
  const elements = isArray(value) ? value : [value];
  const lines = elements.flatMap((element) =>
    isObject(element) && parts.length > 0 ? parts.flatMap((part) => at(element, part) ?? []) : [element],
  );
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function jsonOf(value: Json, { digits, escaped = false }: Extract<Probe['body'], { kind: 'json' }>): string {
  const text = withDigits(value, digits);
  return escaped ? text.replaceAll(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`) : text;
}

function bodyOf({ body }: Probe, value: Json | undefined): Uint8Array | undefined {
  switch (body.kind) {
    case 'none':
      return undefined;
    case 'raw':
      return Buffer.from(body.base64, 'base64');
    case 'json':
      if (value === undefined) return undefined;
      return Buffer.from(isLinesMediaType(body.contentType) ? asLines(value, body.lines) : jsonOf(value, body), 'utf8');
    default:
      return body satisfies never;
  }
}
