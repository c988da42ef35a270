import type { RecordedExchange } from '../../src/model/report.ts';
import { isPlain } from './visible.ts';

/** How a masked key stands in a recorded exchange, and the variable of the shell that holds it. */
export const MASK = '$ERRSPEC_API_KEY';

/** Headers that curl sets itself. */
const OWN = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding', 'user-agent']);

/**
 * The request as a command of a POSIX shell that sends the same bytes: its words in order, an option and its value
 * being one word. The key is taken from the variable `ERRSPEC_API_KEY`.
 */
export function curl(exchange: RecordedExchange): readonly string[] {
  const headers = Object.entries(exchange.headers).filter(([name]) => !OWN.has(name.toLowerCase()));
  const body = bytesOf(exchange.body);
  const piped = body !== undefined && !fitsInWord(exchange.body ?? '');
  return [
    ...(piped ? [`printf %s ${quote(body.toString('base64'))} | base64 -d |`] : []),
    'curl -i',
    ...flags(exchange),
    quote(exchange.url),
    ...headers.map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(body === undefined || headers.some(([name]) => name.toLowerCase() === 'content-type') ? [] : ["-H 'content-type:'"]),
    ...(piped ? ['--data-binary @-'] : body === undefined ? [] : [`--data-raw ${quote(exchange.body ?? '')}`]),
  ];
}

/** The text as one word of a POSIX shell. A masked key becomes the variable that holds it; all else stands for itself. */
export function quote(text: string): string {
  if (/^[A-Za-z0-9_.,:/@%+=-]+$/.test(text)) return text;
  const parts = text.split(MASK).map((part) => (part === '' ? '' : `'${part.replaceAll("'", `'\\''`)}'`));
  return parts.join(`"${MASK}"`) || "''";
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
