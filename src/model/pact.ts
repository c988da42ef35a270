import type { JsonObject } from '../json/json.ts';

/** What can be different from the contract, as a finding code. */
export type ContractCode = 'pact-status' | 'pact-header' | 'pact-body' | 'pact-no-answer';

/** A Pact document, as far as it is looked at here; `document` is the whole of it. */
export interface Pact {
  /** Where it came from: a file, or an address at a broker. */
  readonly from: string;
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly PactInteraction[];
  readonly document: JsonObject;
}

/** One request of a consumer and the answer that it relies on. */
export interface PactInteraction {
  readonly description: string;
  /** Names of provider states. */
  readonly states: readonly string[];
  readonly method: string;
  readonly path: string;
}
