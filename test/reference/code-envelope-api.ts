import { withinLimit } from '../../reference/api.ts';
import { createApi } from '../../reference/code-envelope/api.ts';
import type { Seams } from '../../reference/code-envelope/seams.ts';
import { isObject, type Json, member } from '../../src/json/json.ts';

/** The valid API key of these tests. */
export const KEY = 'test-key-0123456789';

/** An answer of the API under test. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; `undefined` if it is not JSON. */
  readonly body: Json | undefined;
}

/** How a request differs from a POST of JSON with the valid key. */
export interface CallOptions {
  readonly method?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/** An API in memory, with functions to call it and to set up its states. */
export interface TestApi {
  readonly call: (path: string, body: Json | Uint8Array<ArrayBuffer>, otherwise?: CallOptions) => Promise<ApiResponse>;
  /** Sets up a state and returns its values. */
  readonly setUp: (state: string) => Readonly<Record<string, Json>>;
  readonly tearDown: (state: string) => boolean;
}

/** A new API without faults except the given seams. */
export function testApi(seams: Seams = {}): TestApi {
  const api = createApi({ apiKey: KEY, rate: undefined }, seams);
  return {
    call: async (path, body, { method = 'POST', key = KEY, headers = { Authorization: `Bearer ${key}` }, query = '' } = {}) => {
      const answer = await api.answer({
        method,
        url: new URL(`http://127.0.0.1/api/v2/rpc${path}${query}`),
        headers: new Headers({ 'Content-Type': 'application/json', ...headers }),
        body: withinLimit(body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body))),
        outgoing: undefined,
      });
      if (answer === undefined) throw new Error('A fault below HTTP needs a connection');
      return { status: answer.status, headers: new Headers(answer.headers), text: answer.text, body: parsed(answer.text) };
    },
    setUp: (state) => {
      const values = api.setUp(state, {});
      if (values === undefined) throw new Error(`There is no state "${state}".`);
      // The values of states are JSON.
      return values as Readonly<Record<string, Json>>;
    },
    tearDown: (state) => api.tearDown(state, {}),
  };
}

function parsed(text: string): Json | undefined {
  try {
    // `JSON.parse` returns JSON values.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** `[HTTP status, code, error_code]` of an answer. */
export function numbersOf({ status, body }: ApiResponse): readonly (Json | undefined)[] {
  return [status, member(body, 'code'), member(body, 'error_code')];
}

/** A request body for addRecord, with the values of a state. */
export function submission(values: Readonly<Record<string, Json>>, value: Json = 'All in order'): Json {
  const { code_id = 0, tpl_id = 0, field_id = 0, field_type = '' } = isObject(values) ? values : {};
  return { code_id, tpl_id, fields: [{ field_id, field_type, field_value: value }] };
}
