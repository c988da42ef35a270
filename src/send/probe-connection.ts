import type { Failed } from '../model/wire.ts';
import { targetOf } from './target.ts';
import { wire } from './wire.ts';

/** Whether anything answers at an address as HTTP, whatever it says; resolves to why not. */
export async function probeConnection(
  url: string,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<Failed | undefined> {
  const { origin, basePath } = targetOf(url);
  const line = wire({ origin, connections: 1, timeoutMs, maxBodyBytes: 1024 * 1024 });
  try {
    const raw = await line.exchange({ method: 'GET', path: `${basePath}/`, headers: [], body: undefined }, signal);
    // An answer that is too long to be read is one.
    return raw.kind === 'failed' && raw.failure !== 'too-large' ? raw : undefined;
  } finally {
    await line.close();
  }
}
