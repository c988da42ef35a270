import { withinLimit } from '../../reference/api.ts';
import { createApi } from '../../reference/code-envelope/api.ts';
import type { Seams } from '../../reference/code-envelope/seams.ts';
import { isObject, type Json, member } from '../../src/json/json.ts';

/** The key that is good in these tests. */
export const KEY = 'test-key-0123456789';

/** An answer of the API under test. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; `undefined` where it is none. */
  readonly body: Json | undefined;
}

/** What a request has otherwise than a POST of JSON with the good key. */
export interface Otherwise {
  readonly method?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/** An API in memory with the two things that tests do to it. */
export interface Tried {
  readonly call: (path: string, body: Json | Uint8Array<ArrayBuffer>, otherwise?: Otherwise) => Promise<Told>;
  /** Sets a state up; its values. */
  readonly given: (state: string) => Readonly<Record<string, Json>>;
  readonly over: (state: string) => boolean;
}

/** A fresh API, clean but for the seams. */
export function tried(seams: Seams = {}): Tried {
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
      if (answer === undefined) throw new Error('Nothing can be written to a connection that there is not.');
      return { status: answer.status, headers: new Headers(answer.headers), text: answer.text, body: parsed(answer.text) };
    },
    given: (state) => {
      const values = api.setUp(state, {});
      if (values === undefined) throw new Error(`There is no state "${state}".`);
      // Values of states are JSON.
      return values as Readonly<Record<string, Json>>;
    },
    over: (state) => api.tearDown(state, {}),
  };
}

function parsed(text: string): Json | undefined {
  try {
    // JSON.parse gives nothing but JSON values.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** `[HTTP status, code, error_code]` of an answer. */
export function numbersOf({ status, body }: Told): readonly (Json | undefined)[] {
  return [status, member(body, 'code'), member(body, 'error_code')];
}

/** The request of addRecord that the values of a state make. */
export function submission(values: Readonly<Record<string, Json>>, value: Json = 'All in order'): Json {
  const { code_id = 0, tpl_id = 0, field_id = 0, field_type = '' } = isObject(values) ? values : {};
  return { code_id, tpl_id, fields: [{ field_id, field_type, field_value: value }] };
}
