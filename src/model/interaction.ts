import type { Json } from '../json/json.ts';
import type { BadItem } from './probe.ts';

/** The state in which the target takes the key that the state answers as `apiKey`: an interaction that needs a good key has it, so that no contract holds one. */
export const KEY_STATE = 'a valid API key exists';

/** One request of a consumer, and the answer that it relies on: what an interaction of a Pact contract says. */
export interface Interaction {
  /** Unique in its format: the operation, what is sent, and the code that answers it. It alone names the interaction, whatever its states. */
  readonly description: string;
  /** The id of the scenario of the plan that it was made from. */
  readonly scenario: string;
  /** The operation's id. */
  readonly operation: string;
  /** Names of provider states, in the order in which they are set up. */
  readonly states: readonly string[];
  readonly outcome: InteractionOutcome;
  readonly request: InteractionRequest;
  readonly response: InteractionResponse;
}

/** What the consumer is to understand from the answer. */
export type InteractionOutcome =
  | { readonly kind: 'success' }
  /** Ids of the entries of the catalogue of which one answers, and the names of fields of which one is blamed at least. */
  | { readonly kind: 'error'; readonly entries: readonly [string, ...string[]]; readonly blames: readonly string[] }
  /** A bulk of `size` items of which those at `bad` are reported. */
  | { readonly kind: 'bulk'; readonly size: number; readonly bad: readonly BadItem[] };

/** The request: the path is the operation's own, without the base path. */
export interface InteractionRequest {
  readonly method: string;
  readonly path: Template;
  readonly query: Readonly<Record<string, Template>>;
  readonly headers: Readonly<Record<string, Template>>;
  readonly body: Template | undefined;
}

export interface InteractionResponse {
  /** The legal statuses, at least one; the first is the example. */
  readonly statuses: readonly [number, ...number[]];
  readonly headers: Readonly<Record<string, Template>>;
  /** `undefined`: nothing is said of the body. */
  readonly body: Template | undefined;
}

/** A value, and how closely another one must resemble it. */
export type Template =
  /** This very value. */
  | { readonly kind: 'exact'; readonly value: Json }
  /** Any value of the same type. */
  | { readonly kind: 'like'; readonly value: Json }
  | { readonly kind: 'integer'; readonly value: number }
  /** A text (or the text of a number) that matches the expression; `value` is the example and does. */
  | { readonly kind: 'regex'; readonly pattern: string; readonly value: string | number }
  /** A value that a provider state answers: `expression` holds `${name}`; `value` stands in where nobody answers. */
  | { readonly kind: 'state'; readonly expression: string; readonly value: Json }
  /** These members, each as its template says; others may stand beside in an answer. */
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Template>> }
  /** As many elements, each at its place. */
  | { readonly kind: 'list'; readonly items: readonly Template[] }
  /** Each of these stands somewhere in the list. */
  | { readonly kind: 'contains'; readonly items: readonly Template[] };
