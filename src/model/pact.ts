import type { JsonObject } from '../json/json.ts';

/** Finding codes for deviations from a contract. */
export type ContractCode = 'pact-status' | 'pact-header' | 'pact-body' | 'pact-no-answer';

/** A Pact document: the parts that errspec reads, and the whole as `document`. */
export interface Pact {
  /** The file or broker URL that it came from. */
  readonly from: string;
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly PactInteraction[];
  readonly document: JsonObject;
}

/** One request of a consumer and the answer it relies on. */
export interface PactInteraction {
  readonly description: string;
  /** Names of provider states. */
  readonly states: readonly string[];
  readonly method: string;
  readonly path: string;
}
