import { createServer, type Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import type { Api, ApiOptions, NodeEnv } from './api.ts';
import { createApi as createCodeEnvelope } from './code-envelope/api.ts';
import type { Fault, Variant } from './lie.ts';
import { answerStates, StateKeys } from './states.ts';
import { createApi as createStructuredError } from './structured-error/api.ts';

/** How the reference server is started; without options it is clean, unlimited and on a free port. */
export interface ReferenceOptions {
  readonly port?: number;
  /** The key that is good: `errspec-demo-key` unless given. */
  readonly apiKey?: string;
  /** The formats to serve; all unless given. */
  readonly formats?: readonly string[];
  readonly fault?: Fault;
  readonly variant?: Variant;
  readonly rate?: ApiOptions['rate'];
}

interface Served {
  readonly apis: readonly Api[];
  readonly keys: StateKeys;
}

/** A reference server that listens. */
export interface Reference {
  /** Base URLs by format. */
  readonly targets: Readonly<Record<string, string>>;
  /** The provider-state URL. */
  readonly states: string;
  readonly apiKey: string;
  /** Cuts all connections and stops listening. */
  readonly close: () => Promise<void>;
}

const STATES_PATH = '/_states';

/** Starts the reference server on 127.0.0.1; throws where a format does not exist or the port is taken. */
export async function startReference(options: ReferenceOptions = {}): Promise<Reference> {
  const apiKey = options.apiKey ?? 'errspec-demo-key';
  const keys = new StateKeys();
  const apis = apisFor({ apiKey, rate: options.rate, newKey: () => keys.current }, options);
  const listener = getRequestListener((request, env) => dispatch(request, env, { apis, keys }), { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  const origin = await listen(server, options.port ?? 0);
  return {
    targets: Object.fromEntries(apis.map((api) => [api.format, origin + api.basePath])),
    states: origin + STATES_PATH,
    apiKey,
    close: () => close(server),
  };
}

function apisFor(apiOptions: ApiOptions, { formats, fault, variant }: ReferenceOptions): readonly Api[] {
  const bent = fault ?? variant;
  const all = [
    createStructuredError(apiOptions, bent?.format === 'structured-error' ? bent.seams : {}),
    createCodeEnvelope(apiOptions, bent?.format === 'code-envelope' ? bent.seams : {}),
  ];
  const names = all.map((api) => api.format);
  const unknown = formats?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`The reference server does not speak "${unknown}". It speaks: ${names.join(', ')}.`);
  return formats === undefined ? all : all.filter((api) => formats.includes(api.format));
}

function dispatch(request: Request, env: HttpBindings | Http2Bindings, { apis, keys }: Served): Response | Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === STATES_PATH) return answerStates(request, apis, keys);
  const api = apis.find(({ basePath }) => pathname === basePath || pathname.startsWith(`${basePath}/`));
  return api?.fetch(request, nodeEnv(env)) ?? Response.json({ message: 'No API of the reference server stands here.' }, { status: 404 });
}

/** This server speaks HTTP/1.1 alone, so its connections are always the ones of `node:http`. */
function nodeEnv({ outgoing }: HttpBindings | Http2Bindings): NodeEnv {
  return outgoing instanceof ServerResponse ? { outgoing } : {};
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      // A server that listens on TCP has an address with a port.
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${taken}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
