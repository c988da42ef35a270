import type { Format } from '../model/format.ts';
import { type Json, member, same } from '../model/json.ts';
import { validity } from '../schema/validate.ts';
import { choicesOf, type Node, nodeOf } from './node.ts';

/** So many elements that the node's items allow, beginning with those given; all different where it asks for that. `undefined`: there are not so many. */
export function elements(format: Format, node: Node, given: readonly Json[], count: number): readonly Json[] | undefined {
  const [first] = given;
  if (given.length >= count) return given.slice(0, count);
  if (first === undefined) return undefined;
  if (!isUnique(node)) return Array.from({ length: count }, (_, index) => given[index] ?? first);
  const found = [...given];
  for (const candidate of others(format, node, first, count)) {
    if (found.length === count) break;
    if (!found.some((each) => same(each, candidate)) && takes(format, node, candidate)) found.push(candidate);
  }
  return found.length === count ? found : undefined;
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
