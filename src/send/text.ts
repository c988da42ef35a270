import { request } from 'undici';

/** Milliseconds for a document, to its last byte. */
const PATIENCE_MS = 30_000;
/** The largest document that is read. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The text at a URL. Throws an `Error` that says what came instead. */
export async function fetchText(url: string): Promise<string> {
  const { statusCode, body } = await request(url, {
    headers: { accept: 'application/json, application/yaml, */*;q=0.5' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES} bytes`);
    chunks.push(bytes);
  }
  if (statusCode !== 200) throw new Error(`the answer has the status ${statusCode}`);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}
