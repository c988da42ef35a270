import { canonical, type Json, member } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import { choicesOf, type Node, nodeOf } from '../schema/node.ts';
import { validity } from '../schema/validate.ts';

/** Lists and objects are not made longer than this, whatever their limit is: servers may reject larger bodies for their size. */
export const MOST_ELEMENTS = 10_000;

/** A list of `count` valid elements that begins with the given ones; all different under `uniqueItems`. `undefined` if there are not enough. */
export function elementsFor(format: Format, node: Node, given: readonly Json[], count: number): readonly Json[] | undefined {
  const [first] = given;
  if (given.length >= count) return given.slice(0, count);
  if (first === undefined || count > MOST_ELEMENTS) return undefined;
  if (!isUnique(node)) return Array.from({ length: count }, (_, index) => given[index] ?? first);
  const known = cache.get(node) ?? new Map<string, readonly Json[] | undefined>();
  cache.set(node, known);
  const key = `${count} ${canonical([...given])}`;
  if (!known.has(key)) known.set(key, different(format, node, { given, first, count }));
  return known.get(key);
}

/** Caches lists of different elements. */
const cache = new WeakMap<Node, Map<string, readonly Json[] | undefined>>();

function different(
  format: Format,
  node: Node,
  { given, first, count }: { readonly given: readonly Json[]; readonly first: Json; readonly count: number },
): readonly Json[] | undefined {
  const found = new Map(given.map((each) => [canonical(each), each]));
  for (const candidate of others(format, node, first, count)) {
    if (found.size === count) break;
    const key = canonical(candidate);
    if (!found.has(key) && allows(format, node, candidate)) found.set(key, candidate);
  }
  return found.size === count ? [...found.values()] : undefined;
}

/** Whether all elements must differ. */
export function isUnique(node: Node): boolean {
  return member(node.keywords, 'uniqueItems') === true;
}

/** Candidates for further elements that differ from the given one. */
function others(format: Format, node: Node, value: Json, count: number): readonly Json[] {
  const { items } = node;
  const inner = items === undefined ? undefined : nodeOf(format, items.schema, items.pointer);
  const choices = inner === undefined ? undefined : choicesOf(inner);
  if (choices !== undefined) return choices;
  const numbers = Array.from({ length: count + 1 }, (_, index) => index);
  if (typeof value === 'string')
    return numbers.flatMap((index) => [`${value}${index}`, `${value.slice(0, -String(index).length)}${index}`]);
  if (typeof value === 'number') return numbers.flatMap((index) => [value + index, value - index]);
  if (typeof value === 'boolean') return [!value];
  return [];
}

function allows(format: Format, node: Node, value: Json): boolean {
  const { items } = node;
  return items === undefined || validity(format, items.pointer)(value);
}
