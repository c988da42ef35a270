import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { type Header, header } from '../model/exchange.ts';
import type { Failed, RawAnswer } from '../model/wire.ts';
import { failed } from './failures.ts';

type Decoder = (body: Buffer, bound: { maxOutputLength: number }) => Buffer;

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflated],
  ['br', brotliDecompressSync],
  ['zstd', zstdDecompressSync],
]);

/** No honest server applies more content codings. */
const MAX_CODINGS = 3;

/** Undoes the content codings of an answer, never beyond `maxBytes`; unknown codings are left as they are. */
export function decoded(raw: RawAnswer, maxBytes: number): RawAnswer {
  if (raw.kind === 'failed' || raw.body.length === 0) return raw;
  const codings = codingsOf(raw.headers);
  if (codings.length === 0 || codings.length > MAX_CODINGS) return raw;
  let body = raw.body;
  for (const coding of codings.toReversed()) {
    const decode = DECODERS.get(coding);
    if (decode === undefined) return raw;
    const result = undone(decode, body, { coding, maxBytes });
    if (!Buffer.isBuffer(result)) return result;
    body = result;
  }
  return { ...raw, body };
}

function codingsOf(headers: readonly Header[]): readonly string[] {
  return (header(headers, 'content-encoding') ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
}

function undone(decode: Decoder, body: Buffer, { coding, maxBytes }: { coding: string; maxBytes: number }): Buffer | Failed {
  try {
    return decode(body, { maxOutputLength: maxBytes });
  } catch (error) {
    return error instanceof RangeError
      ? failed('too-large', `the body is larger than ${maxBytes} bytes once its ${coding} encoding is undone`)
      : failed('malformed', `the body is not the ${coding} that its headers announce`);
  }
}

/** Servers send `deflate` with and without the zlib wrapper. */
function inflated(body: Buffer, bound: { maxOutputLength: number }): Buffer {
  try {
    return inflateSync(body, bound);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return inflateRawSync(body, bound);
  }
}
