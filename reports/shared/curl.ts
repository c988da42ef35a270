import type { RecordedExchange } from '../../src/model/report.ts';
import { isPlain } from './visible.ts';

/** How a masked key stands in a recorded exchange. */
export const MASK = '***';

/** What stands for it in a command: the variable of the environment that holds the key. */
const KEY = '"$ERRSPEC_API_KEY"';

/** Headers that curl sets itself. */
const OWN = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding', 'user-agent']);

/**
 * The request as a command of a POSIX shell that sends the same bytes: its words in order, an option and its value
 * being one word. The key is taken from the variable `ERRSPEC_API_KEY`; headers of the user (`own`) stay masked.
 */
export function curl(exchange: RecordedExchange, own: readonly string[] = []): readonly string[] {
  const headers = Object.entries(exchange.headers).filter(([name]) => !OWN.has(name.toLowerCase()));
  const body = bytesOf(exchange.body);
  const piped = body !== undefined && !fitsInWord(exchange.body ?? '');
  return [
    ...(piped ? [`printf %s ${quote(body.toString('base64'))} | base64 -d |`] : []),
    'curl -i',
    ...flags(exchange),
    masked(exchange.url),
    ...headers.map(([name, value]) => {
      const line = value === '' ? `${name};` : `${name}: ${value}`;
      return `-H ${own.includes(name.toLowerCase()) ? quote(line) : masked(line)}`;
    }),
    ...(body === undefined || headers.some(([name]) => name.toLowerCase() === 'content-type') ? [] : ["-H 'content-type:'"]),
    ...(piped ? ['--data-binary @-'] : body === undefined ? [] : [`--data-raw ${quote(exchange.body ?? '')}`]),
  ];
}

/** The text as one word of a POSIX shell. */
export function quote(text: string): string {
  if (/^[A-Za-z0-9_.,:/@%+=-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The same for an address or a header, with the key where it was masked. */
function masked(text: string): string {
  return text
    .split(MASK)
    .map((part) => (part === '' ? '' : quote(part)))
    .join(KEY);
}

function flags(exchange: RecordedExchange): readonly string[] {
  return [
    ...(exchange.method === 'GET' ? [] : exchange.method === 'HEAD' ? ['--head'] : [`-X ${quote(exchange.method)}`]),
    ...(/[[\]{}]/.test(exchange.url) ? ['--globoff'] : []),
    ...(/\/\.{1,2}(\/|$|\?)/.test(exchange.url) ? ['--path-as-is'] : []),
  ];
}

/** The recorded body as bytes: text, or `base64:` and bytes that are no UTF-8. */
function bytesOf(body: string | null): Buffer | undefined {
  if (body === null) return undefined;
  return body.startsWith('base64:') ? Buffer.from(body.slice('base64:'.length), 'base64') : Buffer.from(body, 'utf8');
}

/** A word can hold neither NUL nor what a terminal would obey, and a very long one does not fit on a command line. */
function fitsInWord(body: string): boolean {
  return !body.startsWith('base64:') && isPlain(body) && body.length <= 30_000;
}
