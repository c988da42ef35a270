import { type Api, type ApiAnswer, type ApiOptions, type ApiRequest, jsonAnswer } from './api.ts';
import { createApi as createCodeEnvelope } from './code-envelope/api.ts';
import type { Fault, Variant } from './fault.ts';
import { listen } from './http.ts';
import { answerStates, StateKeys } from './states.ts';
import { createApi as createStructuredError } from './structured-error/api.ts';

/** Options of the reference server. By default it has no fault, no rate limit and a free port. */
export interface ReferenceOptions {
  readonly port?: number;
  /** The valid API key; `errspec-demo-key` by default. */
  readonly apiKey?: string;
  /** The formats to serve; all by default. */
  readonly formats?: readonly string[];
  readonly fault?: Fault;
  readonly variant?: Variant;
  readonly rate?: ApiOptions['rate'];
}

/** The reference server without a network. */
export interface ReferenceApis {
  readonly apiKey: string;
  /** Base paths by format. */
  readonly paths: Readonly<Record<string, string>>;
  /** The path of the provider-state URL. */
  readonly statesPath: string;
  /** Answers any request; `undefined` if a fault has already written to the raw connection. */
  readonly answer: (request: ApiRequest) => Promise<ApiAnswer | undefined>;
}

/** A running reference server. */
export interface Reference {
  /** Base URLs by format. */
  readonly targets: Readonly<Record<string, string>>;
  /** The provider-state URL. */
  readonly states: string;
  readonly apiKey: string;
  /** Closes all connections and stops listening. */
  readonly close: () => Promise<void>;
}

const STATES_PATH = '/_states';

/** Starts the reference server on 127.0.0.1. Throws if a format does not exist or the port is in use. */
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

/** Creates the APIs of the reference server in memory. Throws if a format does not exist. */
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
  const change = fault ?? variant;
  const all = [
    createStructuredError(apiOptions, change?.format === 'structured-error' ? change.seams : {}),
    createCodeEnvelope(apiOptions, change?.format === 'code-envelope' ? change.seams : {}),
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
  return api === undefined ? jsonAnswer(404, { message: 'The reference server has no API at this path.' }) : api.answer(request);
}
