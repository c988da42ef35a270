import { type Api, type ApiAnswer, type ApiOptions, type ApiRequest, jsonAnswer } from './api.ts';
import { createApi as createCodeEnvelope } from './code-envelope/api.ts';
import type { Fault, Variant } from './fault.ts';
import { listen } from './http.ts';
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

/** The reference server without a network: what it answers, and under which paths. */
export interface ReferenceApis {
  readonly apiKey: string;
  /** Base paths by format. */
  readonly paths: Readonly<Record<string, string>>;
  /** The path of the provider-state URL. */
  readonly statesPath: string;
  /** Answers any request; `undefined` where a lie has written to the raw connection itself. */
  readonly answer: (request: ApiRequest) => Promise<ApiAnswer | undefined>;
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
  const { apiKey, paths, statesPath, answer } = referenceApis(options);
  const { origin, close } = await listen(answer, options.port ?? 0);
  return {
    targets: Object.fromEntries(Object.entries(paths).map(([format, path]) => [format, origin + path])),
    states: origin + statesPath,
    apiKey,
    close,
  };
}

/** The APIs of the reference server, in memory; throws where a format does not exist. */
export function referenceApis(options: Omit<ReferenceOptions, 'port'> = {}): ReferenceApis {
  const apiKey = options.apiKey ?? 'errspec-demo-key';
  const keys = new StateKeys();
  const apis = apisFor({ apiKey, rate: options.rate, newKey: () => keys.current }, options);
  return {
    apiKey,
    paths: Object.fromEntries(apis.map((api) => [api.format, api.basePath])),
    statesPath: STATES_PATH,
    answer: (request) => dispatch(request, apis, keys),
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

async function dispatch(request: ApiRequest, apis: readonly Api[], keys: StateKeys): Promise<ApiAnswer | undefined> {
  const { pathname } = request.url;
  if (pathname === STATES_PATH) return answerStates(request, apis, keys);
  const api = apis.find(({ basePath }) => pathname === basePath || pathname.startsWith(`${basePath}/`));
  return api === undefined ? jsonAnswer(404, { message: 'No API of the reference server stands here.' }) : api.answer(request);
}
