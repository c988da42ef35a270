import type { CauseLocation, CountedLocation } from '../model/report.ts';

/** Counts what was broken in the payloads that showed a finding. */
export class CauseLocations {
  readonly #counts = new Map<string, CountedLocation>();

  add(location: CauseLocation, count = 1): void {
    const key = keyOf(location);
    this.#counts.set(key, { cause: location.cause, spec: location.spec, count: (this.#counts.get(key)?.count ?? 0) + count });
  }

  /** Sorted by causes and pointers. */
  list(): readonly CountedLocation[] {
    return [...this.#counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, location]) => location);
  }
}

/** Removes duplicates. */
export function distinctLocations(locations: readonly CauseLocation[]): readonly CauseLocation[] {
  return [...new Map(locations.map((location) => [keyOf(location), location])).values()];
}

/** A unique key of a cause and a location: the kind of a cause contains no space. */
export function keyOf({ cause, spec }: CauseLocation): string {
  return `${cause} ${spec}`;
}
