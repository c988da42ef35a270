import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import type { ProviderStates } from './states.ts';

/** A provider-state URL of our own on loopback, used while contracts are verified. Its path is secret. */
export interface StateServer {
  readonly url: string;
  /** Why a state could not be set up, by state name; only states that failed. */
  readonly failures: ReadonlyMap<string, string>;
  /** Keys that were handed out. */
  readonly keys: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

export interface StateServerOptions {
  /** Sets up all states that are not in `own`. */
  readonly states: ProviderStates | undefined;
  /** States that this server answers itself, with their values. */
  readonly own: ReadonlyMap<string, JsonObject>;
}

const MOST_BYTES = 1024 * 1024;

/**
 * Serves provider states in Pact's convention: those of `own` by itself, the rest through `states`. Unknown and failed states are both
 * answered with a 4xx status, because the verifier keeps retrying for minutes after a 5xx.
 */
export async function startStateServer({ states, own }: StateServerOptions): Promise<StateServer> {
  const failures = new Map<string, string>();
  const keys = new Set<string>();
  // Any process of this machine could ask for the key: only the verifier knows the path.
  const path = `/${randomBytes(16).toString('hex')}`;
  let host = '';
  const server = createServer((request, response) => {
    // A page in a browser may reach the port under a name of its own.
    if (request.url !== path || request.headers.host !== host) {
      request.resume();
      end(response, 404, { error: 'unknown path' });
      return;
    }
    void answered(request, { states, own, failures, keys }).then(
      ({ status, body }) => end(response, status, body),
      (error: unknown) => end(response, 400, { error: error instanceof Error ? error.message : String(error) }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  host = `127.0.0.1:${port}`;
  return {
    url: `http://${host}${path}`,
    failures,
    keys,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Known extends StateServerOptions {
  readonly failures: Map<string, string>;
  readonly keys: Set<string>;
}

interface StateAnswer {
  readonly status: number;
  readonly body: JsonObject;
}

async function answered(request: IncomingMessage, { states, own, failures, keys }: Known): Promise<StateAnswer> {
  const asked = JSON.parse(await textOf(request));
  const state = textIn(asked, 'state');
  const params = isObject(asked) && isObject(asked['params']) ? asked['params'] : {};
  const values = own.get(state);
  // Verifiers ask for a state without a name if an interaction has none.
  if (state === '' || values !== undefined) return { status: 200, body: values ?? {} };
  if (textIn(asked, 'action') === 'teardown') {
    await states?.tearDown(state, params);
    return { status: 200, body: {} };
  }
  const setUp = states === undefined ? { kind: 'unknown' as const } : await states.setUp(state, params);
  switch (setUp.kind) {
    case 'values':
      keys.add(textIn(setUp.values, 'apiKey'));
      return { status: 200, body: setUp.values };
    case 'unknown':
      failures.set(state, states === undefined ? 'no provider states are given' : 'the provider states do not know it');
      return { status: 404, body: { error: 'unknown state' } };
    case 'failed':
      failures.set(state, setUp.detail);
      return { status: 424, body: { error: setUp.detail } };
    default:
      return setUp satisfies never;
  }
}

function textIn(value: Json, name: string): string {
  const found = member(value, name);
  return typeof found === 'string' ? found : '';
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > MOST_BYTES) throw new Error('The request is too large');
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

function end(response: ServerResponse, status: number, body: JsonObject): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
