import type { LeftBecause, RunMessage } from '../model/report.ts';
import type { Observation } from '../model/requirement.ts';
import { type Created, shown } from './created.ts';

/** How many of the resources left in place a warning names. */
const SHOWN = 5;
/** How many of the resources that could not be deleted a warning names. */
const SHOWN_UNDELETED = 50;
/** How many resources left in place are counted. */
const MAX_LEFT = 100_000;

type Resource = Pick<Created, 'operation' | 'values'>;

/** A resource whose deletion failed, with the status of the last answer (`null`: no answer). */
export interface Undeleted {
  readonly created: Created;
  readonly status: number | null;
}

/** Counts what clean-up leaves behind, with the reason, for the warnings of a report. */
export class LeftResources {
  readonly #format: string;
  /** By reason and operation. */
  readonly #inPlace = new Map<string, { readonly why: LeftBecause; readonly operation: string; readonly resources: Set<string> }>();
  /** By deleting operation: how many could not be deleted because the request budget was used up. */
  readonly #unaffordable = new Map<string, number>();
  /** By creating operation: requests that may have created what nobody can find. */
  readonly #notFound = new Map<string, Observation[]>();

  constructor(format: string) {
    this.#format = format;
  }

  inPlace(why: LeftBecause, { operation, values }: Resource): void {
    const key = `${why} ${operation.id}`;
    const entry = this.#inPlace.get(key) ?? { why, operation: operation.id, resources: new Set() };
    if (entry.resources.size < MAX_LEFT) entry.resources.add(shown(values));
    this.#inPlace.set(key, entry);
  }

  unaffordable({ operation }: Resource): void {
    this.#unaffordable.set(operation.id, (this.#unaffordable.get(operation.id) ?? 0) + 1);
  }

  notFound(observation: Observation): void {
    const operation = observation.operation?.id ?? '';
    this.#notFound.set(operation, [...(this.#notFound.get(operation) ?? []), observation]);
  }

  /** The warnings, those about failed deletions included; forgets what it reports. */
  report(undeleted: Iterable<Undeleted>): readonly RunMessage[] {
    const messages = [...this.#unknown(), ...this.#failures(undeleted), ...this.#budget(), ...this.#left()];
    for (const counted of [this.#inPlace, this.#unaffordable, this.#notFound]) counted.clear();
    return messages;
  }

  #unknown(): readonly RunMessage[] {
    return [...this.#notFound].map(([operation, observations]) => {
      const tags = observations.flatMap(({ sent }) => sent.mark ?? []).slice(0, SHOWN);
      return { code: 'maybe-created', format: this.#format, detail: { operation, requests: observations.length, tags } };
    });
  }

  /** A message for each operation and status with which resources could not be deleted. */
  #failures(undeleted: Iterable<Undeleted>): readonly RunMessage[] {
    const groups = Map.groupBy(undeleted, ({ created, status }) => `${created.operation.id} ${status}`);
    return [...groups.values()].flatMap((all): readonly RunMessage[] => {
      const [first] = all;
      if (first === undefined) return [];
      const examples = all.slice(0, SHOWN_UNDELETED).map(({ created }) => shown(created.values));
      const detail = { operation: first.created.operation.id, status: first.status, resources: all.length, examples };
      return [{ code: 'not-deleted', format: this.#format, detail }];
    });
  }

  #budget(): readonly RunMessage[] {
    return [...this.#unaffordable].map(([operation, resources]) => ({
      code: 'not-deleted-for-budget',
      format: this.#format,
      detail: { operation, resources },
    }));
  }

  #left(): readonly RunMessage[] {
    return [...this.#inPlace.values()].map(({ why, operation, resources }) => ({
      code: 'left-in-place',
      format: this.#format,
      detail: { why, operation, resources: resources.size, examples: [...resources].slice(0, SHOWN) },
    }));
  }
}
