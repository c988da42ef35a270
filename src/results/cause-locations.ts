import type { CauseLocation, CountedLocation } from '../model/report.ts';

/** What was broken in the payloads that showed a finding, and how often. */
export class CauseLocations {
  readonly #places = new Map<string, CountedLocation>();

  add(place: CauseLocation, count = 1): void {
    const key = keyOf(place);
    this.#places.set(key, { cause: place.cause, spec: place.spec, count: (this.#places.get(key)?.count ?? 0) + count });
  }

  /** In the order of causes and pointers. */
  list(): readonly CountedLocation[] {
    return [...this.#places].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
  }
}

/** Each place once. */
export function distinctPlaces(places: readonly CauseLocation[]): readonly CauseLocation[] {
  return [...new Map(places.map((place) => [keyOf(place), place])).values()];
}

/** The key of a place: no two have the same, since the kind of a cause holds no space. */
export function keyOf({ cause, spec }: CauseLocation): string {
  return `${cause} ${spec}`;
}
