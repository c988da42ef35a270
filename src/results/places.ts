import type { CountedPlace, Place } from '../model/report.ts';

/** What was broken in the payloads that showed a finding, and how often. */
export class Places {
  readonly #places = new Map<string, CountedPlace>();

  add(place: Place, count = 1): void {
    const key = keyOf(place);
    this.#places.set(key, { cause: place.cause, spec: place.spec, count: (this.#places.get(key)?.count ?? 0) + count });
  }

  /** In the order of causes and pointers. */
  list(): readonly CountedPlace[] {
    return [...this.#places].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
  }
}

/** Each place once. */
export function distinctPlaces(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [keyOf(place), place])).values()];
}

/** The key of a place: no two have the same, since the kind of a cause holds no space. */
export function keyOf({ cause, spec }: Place): string {
  return `${cause} ${spec}`;
}
