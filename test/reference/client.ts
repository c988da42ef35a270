import type { Json } from '../../src/json/json.ts';
import { at, type Pointer } from '../../src/json/pointer.ts';

/** An answer as tests read it. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The value at a pointer of the JSON body; `undefined` if there is none. */
  readonly at: (pointer: Pointer) => Json | undefined;
}

/** What to send besides method and path. */
export interface SendOptions {
  /** A string is sent unchanged, everything else as JSON. */
  readonly body?: unknown;
  /** `undefined` sends no key. */
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one request to an API at `base`, with the key in `X-API-Key`. */
export async function send(base: string, line: string, { body, key, headers }: SendOptions = {}): Promise<ReceivedAnswer> {
  const [method = 'GET', path = ''] = line.split(' ');
  const init: RequestInit = {
    method,
    headers: { ...(key === undefined ? {} : { 'X-API-Key': key }), 'Content-Type': 'application/json', ...headers },
    signal: AbortSignal.timeout(2000),
  };
  if (body !== undefined) init.body = typeof body === 'string' || body instanceof Uint8Array ? bytes(body) : JSON.stringify(body);
  const response = await fetch(base + path, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, at: (pointer) => at(parsed(text), pointer) };
}

function bytes(body: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(body));
}

function parsed(text: string): Json | undefined {
  try {
    // `JSON.parse` returns JSON values.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Sets up a provider state or tears it down; returns the status and the values. */
export function sendState(url: string, action: 'setup' | 'teardown', name: string, params: unknown = {}): Promise<ReceivedAnswer> {
  return send(url, 'POST ', { body: { action, state: name, params } });
}
