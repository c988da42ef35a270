import type { Header, SentRequest } from '../model/exchange.ts';
import type { WireRequest } from '../model/wire.ts';
import { placed } from './keys.ts';
import type { ResolvedRequest, SenderOptions } from './options.ts';
import { maskedHeader, type Secrets } from './secrets.ts';
import type { Target } from './target.ts';

/** A request ready to be sent, and its masked form for reports. */
export interface Composed {
  readonly wire: WireRequest;
  readonly shown: SentRequest;
  /** The key as it is sent. */
  readonly key: string | undefined;
}

export interface ComposeOptions {
  readonly options: Pick<SenderOptions, 'auth' | 'apiKey' | 'freshKeys' | 'headers' | 'tool'>;
  readonly target: Target;
  readonly secrets: Secrets;
}

/** Inserts the key, adds our own headers and the user's, and masks the copy for reports. */
export function compose(request: ResolvedRequest, { options, target, secrets }: ComposeOptions): Composed {
  const { method, body } = request;
  const placedKey = placed(request.key, options.auth, { run: options.freshKeys?.current ?? options.apiKey, state: request.stateKey });
  const path = target.basePath + request.path;
  const own = ownHeaders(request, options.tool);
  const reserved = new Set(placedKey.headers.map(([name]) => name).concat(keyHeader(options)));
  const given = lowerCase(options.headers).filter(([name]) => !reserved.has(name) && name !== 'content-type');
  const kept = own.filter(([name]) => !reserved.has(name) && !given.some(([other]) => other === name));
  const mask = secrets.masker(placedKey.key);
  const shownPath = mask.text(path + queryString([...request.query, ...placedKey.maskedQuery]));
  return {
    key: placedKey.key,
    wire: {
      method,
      path: path + queryString([...request.query, ...placedKey.query]),
      headers: [...kept, ...given, ...placedKey.headers].map(([name, value]) => [name, headerText(value)]),
      body,
    },
    shown: {
      method,
      url: target.origin + shownPath,
      headers: [...kept.map(mask.header), ...given.map(maskedHeader), ...placedKey.maskedHeaders],
      body: body === undefined ? undefined : mask.bytes(Buffer.from(body.buffer, body.byteOffset, body.length)),
    },
  };
}

function ownHeaders({ headers, contentType }: ResolvedRequest, tool: string): readonly Header[] {
  const given = lowerCase(headers).filter(([name]) => name !== 'content-type');
  const ours: readonly Header[] = [
    ['user-agent', agentOf(tool)],
    ['accept', 'application/json, */*;q=0.5'],
    ['accept-encoding', 'identity'],
  ];
  const type: readonly Header[] = contentType === undefined ? [] : [['content-type', contentType]];
  return [...ours.filter(([name]) => !given.some(([other]) => other === name)), ...given, ...type];
}

/** The `User-Agent` for a tool name and version: `errspec/0.1.0`. */
export function agentOf(tool: string): string {
  return tool.replace(' ', '/');
}

/** The user must not set the header of the key: a probe without a key must be sent without one. */
function keyHeader({ auth }: Pick<SenderOptions, 'auth'>): readonly string[] {
  if (auth === undefined) return [];
  switch (auth.kind) {
    case 'bearer':
    case 'basic':
      return ['authorization'];
    case 'header':
      return [auth.name.toLowerCase()];
    case 'cookie':
      return ['cookie'];
    case 'query':
      return [];
    default:
      return auth satisfies never;
  }
}

function lowerCase(headers: readonly Header[]): readonly Header[] {
  return headers.map(([name, value]) => [name.toLowerCase(), value]);
}

function queryString(pairs: readonly (readonly [string, string])[]): string {
  if (pairs.length === 0) return '';
  return `?${pairs.map((pair) => pair.map(percentEncoded).join('=')).join('&')}`;
}

/** Percent-encodes a text; a lone surrogate, which has no UTF-8 form, becomes U+FFFD. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** Header values are bytes: text is sent as UTF-8 without the control characters that no header may contain. */
function headerText(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  const visible = [...text].filter((character) => character === '\t' || (character >= ' ' && character !== '\u007f'));
  return Buffer.from(visible.join(''), 'utf8').toString('latin1');
}
