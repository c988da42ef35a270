import type { Failed } from '../model/wire.ts';
import { targetOf } from './target.ts';
import { wire } from './wire.ts';

/** Checks that something answers HTTP at a URL, with whatever status; resolves to the failure if nothing does. */
export async function probeConnection(
  url: string,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<Failed | undefined> {
  const { origin, basePath } = targetOf(url);
  const line = wire({ origin, connections: 1, timeoutMs, maxBodyBytes: 1024 * 1024 });
  try {
    const raw = await line.exchange({ method: 'GET', path: `${basePath}/`, headers: [], body: undefined }, signal);
    // An answer that is too long to be read is an answer.
    return raw.kind === 'failed' && raw.failure !== 'too-large' ? raw : undefined;
  } finally {
    await line.close();
  }
}
