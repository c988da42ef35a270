import type { JsonObject } from '../json/json.ts';
import type { Subject } from '../model/check.ts';
import type { Format } from '../model/format.ts';
import type { Pact } from '../model/pact.ts';

/** The pacts of one provider, and the server that must keep them. */
export interface Round {
  readonly provider: string;
  readonly subject: Omit<Subject, 'format'> & { readonly format: Format | undefined };
  readonly pacts: readonly RoundPact[];
}

/** A pact to verify. A broker may call it pending: then it may fail without failing the provider's build. */
export interface RoundPact extends Pact {
  readonly pending: boolean;
}

/** The names of the parties of a pact. */
export interface OtherParties {
  readonly consumer?: string | undefined;
  readonly provider?: string | undefined;
}

/** The same pact between parties of other names. */
export function renamed(pact: Pact, { consumer = pact.consumer, provider = pact.provider }: OtherParties): Pact {
  return { ...pact, consumer, provider, document: { ...pact.document, consumer: { name: consumer }, provider: { name: provider } } };
}

/** The consumer versions to ask a broker for: by branch or environment, else main branches and what is deployed or released. */
export function selectorsOf({
  consumerBranch,
  environment,
}: {
  readonly consumerBranch?: string | undefined;
  readonly environment?: string | undefined;
}): readonly JsonObject[] {
  const named: JsonObject[] = [
    ...(consumerBranch === undefined ? [] : [{ branch: consumerBranch }]),
    ...(environment === undefined ? [] : [{ environment }]),
  ];
  return named.length > 0 ? named : [{ mainBranch: true }, { deployedOrReleased: true }];
}
