import { isObject, type Json, member } from '../json/json.ts';
import type { OpenWire, RawAnswer } from '../model/wire.ts';
import { masker } from './mask.ts';
import { wire } from './wire.ts';

/** Credentials of an OAuth 2 client (RFC 6749, section 4.4). */
export interface ClientCredentials {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string | undefined;
}

/** An access token, or why there is none; the reason contains no secret. */
export type TokenOutcome = { readonly kind: 'token'; readonly token: string } | { readonly kind: 'failed'; readonly why: string };

/** Asks for an access token: with the credentials in the header, and where the server rejects that, in the body. */
export async function fetchToken(
  credentials: ClientCredentials,
  { timeoutMs, wire: open = wire }: { readonly timeoutMs: number; readonly wire?: OpenWire | undefined },
): Promise<TokenOutcome> {
  const { tokenUrl, clientId, clientSecret, scope } = credentials;
  const { origin, pathname, search } = new URL(tokenUrl);
  const line = open({ origin, connections: 1, timeoutMs, maxBodyBytes: 1024 * 1024 });
  const grant = { grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) };
  const ask = (form: Readonly<Record<string, string>>, authorization?: string): Promise<RawAnswer> =>
    line.exchange(
      {
        method: 'POST',
        path: pathname + search,
        headers: [
          ['content-type', 'application/x-www-form-urlencoded'],
          ['accept', 'application/json'],
          ...(authorization === undefined ? [] : [['authorization', authorization] as const]),
        ],
        body: Buffer.from(new URLSearchParams(form).toString()),
      },
      undefined,
    );
  try {
    const basic = Buffer.from(`${encoded(clientId)}:${encoded(clientSecret)}`).toString('base64');
    const first = await ask(grant, `Basic ${basic}`);
    const isRejected = first.kind === 'answered' && (first.status === 400 || first.status === 401);
    const answer = isRejected ? await ask({ ...grant, client_id: clientId, client_secret: clientSecret }) : first;
    return outcomeOf(answer, masker([clientSecret, basic]).text);
  } finally {
    await line.close();
  }
}

/** As in a form, which is how credentials are written before Base64 (RFC 6749, section 2.3.1). */
function encoded(text: string): string {
  return new URLSearchParams({ v: text }).toString().slice(2);
}

function outcomeOf(answer: RawAnswer, mask: (text: string) => string): TokenOutcome {
  if (answer.kind === 'failed') return { kind: 'failed', why: mask(answer.detail) };
  const body = jsonOf(answer.body);
  const token = isObject(body) ? member(body, 'access_token') : undefined;
  if (answer.status === 200 && typeof token === 'string' && token !== '') return { kind: 'token', token };
  const said = isObject(body) ? [member(body, 'error'), member(body, 'error_description')].filter((part) => typeof part === 'string') : [];
  const reason = said.length > 0 ? `: ${said.join(', ').slice(0, 200)}` : answer.status === 200 ? ' without an access_token' : '';
  return { kind: 'failed', why: mask(`it answers ${answer.status}${reason}`) };
}

function jsonOf(bytes: Buffer): Json | undefined {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
