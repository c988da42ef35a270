import { gzipSync } from 'node:zlib';
import type { RecordedExchange } from '../../src/model/report.ts';
import { isInert } from './ci-commands.ts';
import { keyWord } from './curl-keys.ts';
import type { Sending } from './sending.ts';
import { isPlain, visible } from './visible.ts';

/** How a masked key appears in a recorded exchange. */
export const MASK = '***';

/** A request as a command for a POSIX shell. */
export interface CurlCommand {
  /** The words of the command in order; an option and its value are one word. */
  readonly words: readonly string[];
  /** What the reader must know or do before the command shows the finding; sentences without line breaks. */
  readonly remarks: readonly string[];
}

/** Headers that curl sets itself. */
const OWN = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding', 'user-agent']);

/**
 * The request as a command of a POSIX shell that sends the same bytes. Keys are masked in the report: the command reads
 * the one that was sent from a variable of the environment. Headers of the user stay masked.
 */
export function curl(exchange: RecordedExchange, sending: Sending): CurlCommand {
  const headers = Object.entries(exchange.headers).filter(([name]) => !OWN.has(name.toLowerCase()));
  const body = bytesOf(exchange.body);
  const piped = body !== undefined && !fitsInWord(exchange.body ?? '');
  const key = keyWord(sending);
  const isUsers = (name: string) => sending.ownHeaders.includes(name.toLowerCase());
  const words = [
    ...(piped ? [pipedBody(body)] : []),
    'curl -i',
    ...flags(exchange),
    withKey(exchange.url, key.word),
    ...headers.map(([name, value]) => {
      const line = value === '' ? `${name};` : `${name}: ${value}`;
      return `-H ${isUsers(name) ? quote(line) : withKey(line, key.word)}`;
    }),
    ...(body === undefined || headers.some(([name]) => name.toLowerCase() === 'content-type') ? [] : ["-H 'content-type:'"]),
    ...(piped ? ['--data-binary @-'] : body === undefined ? [] : [`--data-raw ${quote(exchange.body ?? '')}`]),
  ];
  const sendsKey = exchange.url.includes(MASK) || headers.some(([name, value]) => !isUsers(name) && value.includes(MASK));
  return { words, remarks: [...(sendsKey && key.remark !== undefined ? [key.remark] : []), ...remarksOf(sending)].map(visible) };
}

/** A body that is compressed only from this many bytes. */
const WORTH_COMPRESSING = 4_000;

/** What writes the body to the next command: its bytes in Base64, compressed where that makes a large body small. */
function pipedBody(body: Buffer): string {
  const zipped = body.length < WORTH_COMPRESSING ? body : gzipSync(body, { level: 9 });
  return zipped.length * 2 < body.length
    ? `printf %s ${quote(zipped.toString('base64'))} | base64 -d | gzip -dc |`
    : `printf %s ${quote(body.toString('base64'))} | base64 -d |`;
}

/** The command on one line, each remark as a comment on a line before it. */
export function curlText({ words, remarks }: CurlCommand): string {
  return [...remarks.map((remark) => `# ${remark}`), words.join(' ')].join('\n');
}

/** What must be there before the request can be sent again. */
function remarksOf({ states, made, step, steps, ownHeaders, key }: Sending): readonly string[] {
  const needed = key === 'state' ? states.slice(0, -1) : states;
  return [
    ...needed.map((state) => `The request needs the provider state "${state}": set it up first.`),
    ...made.map(({ at, by, answer }) =>
      answer === undefined
        ? `The value at ${at} was made in the run${by === undefined ? '' : ` by ${by}`}: create a new one and use its value.`
        : `Put in the value at ${at} from the answer to request ${answer}.`,
    ),
    ...(steps > 1 && step > 1 ? [`This is step ${step} of ${steps}; errspec replay sends all of them.`] : []),
    ...(ownHeaders.length === 0 ? [] : [`Put in the values of your own headers: ${ownHeaders.join(', ')}.`]),
  ];
}

/** The text as one word of a POSIX shell. */
export function quote(text: string): string {
  if (/^[A-Za-z0-9_.,:/@%+=-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The same for an address or a header, with the key where it was masked. */
function withKey(text: string, key: string): string {
  return text
    .split(MASK)
    .map((part) => (part === '' ? '' : quote(part)))
    .join(key);
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

/** A word can hold neither NUL nor what a terminal or a CI system would obey, and a very long one does not fit on a command line. */
function fitsInWord(body: string): boolean {
  return !body.startsWith('base64:') && isPlain(body) && isInert(body) && body.length <= 30_000;
}
