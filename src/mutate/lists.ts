import { canonical, type Json, member } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import { choicesOf, type Node, nodeOf } from '../schema/node.ts';
import { validity } from '../schema/validate.ts';

/** Lists and objects are not made longer than this, whatever their limit is: no server could be held to have read them. */
export const MOST_ELEMENTS = 10_000;

/** So many elements that the node's items allow, beginning with those given; all different where it asks for that. `undefined`: there are not so many. */
export function elementsFor(format: Format, node: Node, given: readonly Json[], count: number): readonly Json[] | undefined {
  const [first] = given;
  if (given.length >= count) return given.slice(0, count);
  if (first === undefined || count > MOST_ELEMENTS) return undefined;
  if (!isUnique(node)) return Array.from({ length: count }, (_, index) => given[index] ?? first);
  const known = made.get(node) ?? new Map<string, readonly Json[] | undefined>();
  made.set(node, known);
  const key = `${count} ${canonical([...given])}`;
  if (!known.has(key)) known.set(key, different(format, node, { given, first, count }));
  return known.get(key);
}

/** Lists of different elements that were made once. */
const made = new WeakMap<Node, Map<string, readonly Json[] | undefined>>();

function different(
  format: Format,
  node: Node,
  { given, first, count }: { readonly given: readonly Json[]; readonly first: Json; readonly count: number },
): readonly Json[] | undefined {
  const found = new Map(given.map((each) => [canonical(each), each]));
  for (const candidate of others(format, node, first, count)) {
    if (found.size === count) break;
    const key = canonical(candidate);
    if (!found.has(key) && takes(format, node, candidate)) found.set(key, candidate);
  }
  return found.size === count ? [...found.values()] : undefined;
}

/** Whether no element may stand twice. */
export function isUnique(node: Node): boolean {
  return member(node.keywords, 'uniqueItems') === true;
}

/** Values that may differ from the one given. */
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

function takes(format: Format, node: Node, value: Json): boolean {
  const { items } = node;
  return items === undefined || validity(format, items.pointer)(value);
}
