/** The items in groups: two items are in one group if `linked` holds for them, or for a chain of items between them. */
export function connected<T>(items: readonly T[], linked: (a: T, b: T) => boolean): readonly (readonly T[])[] {
  const group = items.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (group[root] !== root) root = group[root] ?? root;
    group[index] = root;
    return root;
  };
  for (const [index, item] of items.entries())
    for (let other = 0; other < index; other++) {
      const before = items[other];
      if (before !== undefined && rootOf(other) !== rootOf(index) && linked(before, item)) group[rootOf(index)] = rootOf(other);
    }
  return [...Map.groupBy(items.keys(), rootOf).values()].map((indexes) => indexes.flatMap((index) => items[index] ?? []));
}
