import type { Json } from '../json/json.ts';
import type { Method } from './method.ts';
import type { BadItem } from './probe.ts';

/** The provider state whose value `apiKey` is a valid key. Interactions that need a valid key require this state, so that no contract contains a key. */
export const KEY_STATE = 'a valid API key exists';

/** One request of a consumer and the answer it relies on: an interaction of a Pact contract. */
export interface Interaction {
  /** Unique in its format: operation, request and expected code. It identifies the interaction regardless of its provider states. */
  readonly description: string;
  /** The id of the planned scenario it was made from. */
  readonly scenario: string;
  /** The operation's id. */
  readonly operation: string;
  /** Names of provider states, in set-up order. */
  readonly states: readonly string[];
  readonly outcome: InteractionOutcome;
  readonly request: InteractionRequest;
  readonly response: InteractionResponse;
}

/** What the consumer concludes from the answer. */
export type InteractionOutcome =
  | { readonly kind: 'success' }
  /** Ids of catalogue entries, one of which must be the answer, and names of fields, at least one of which must be blamed. */
  | { readonly kind: 'error'; readonly entries: readonly [string, ...string[]]; readonly blames: readonly string[] }
  /** A bulk of `size` items; exactly those in `bad` are reported. */
  | { readonly kind: 'bulk'; readonly size: number; readonly bad: readonly BadItem[] };

/** The request; `path` is the path of the operation, without the base path. */
export interface InteractionRequest {
  readonly method: Method;
  readonly path: Template;
  readonly query: Readonly<Record<string, Template>>;
  readonly headers: Readonly<Record<string, Template>>;
  readonly body: Template | undefined;
}

export interface InteractionResponse {
  /** The allowed statuses; the first is the example. */
  readonly statuses: readonly [number, ...number[]];
  readonly headers: Readonly<Record<string, Template>>;
  /** `undefined` if the contract makes no statement about the body. */
  readonly body: Template | undefined;
}

/** An example value and the rule for values that match it. */
export type Template =
  /** Exactly this value. */
  | { readonly kind: 'exact'; readonly value: Json }
  /** Any value of the same type. */
  | { readonly kind: 'like'; readonly value: Json }
  | { readonly kind: 'integer'; readonly value: number }
  /** A string (or number as a string) that matches the pattern; the example `value` does. */
  | { readonly kind: 'regex'; readonly pattern: string; readonly value: string | number }
  /** A value that a provider state returns; `expression` contains `${name}`, and `value` is used if no state returns one. */
  | { readonly kind: 'state'; readonly expression: string; readonly value: Json }
  /** Members that match their templates; answers may have further members. */
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Template>> }
  /** Exactly these elements, in this order. */
  | { readonly kind: 'list'; readonly items: readonly Template[] }
  /** A list that contains an element for each of these. */
  | { readonly kind: 'contains'; readonly items: readonly Template[] };
