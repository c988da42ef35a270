/** One API of the reference server. */
export interface Api {
  /** The format it speaks. */
  readonly format: string;
  /** The path under which its operations stand: `/api/v1`. */
  readonly basePath: string;
  /** Answers a request whose path begins with `basePath`. */
  readonly fetch: (request: Request, env: NodeEnv) => Response | Promise<Response>;
  /** Its provider states: the values, or `undefined` for a state it does not know. */
  readonly setUp: (state: string, params: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> | undefined;
  readonly tearDown: (state: string, params: Readonly<Record<string, unknown>>) => boolean;
}

/** The raw connection, for lies below HTTP. */
export interface NodeEnv {
  readonly outgoing?: import('node:http').ServerResponse;
}

/** What both APIs are started with. */
export interface ApiOptions {
  readonly apiKey: string;
  /** Requests that the limit allows, per window; `undefined`: unlimited. */
  readonly rate: { readonly requests: number; readonly seconds: number } | undefined;
  /** The key for a provider state: one per set-up, the same for all APIs that know the state, so that one answer fits all. */
  readonly newKey?: () => string;
}
