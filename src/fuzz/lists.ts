import { canonical, type Json } from '../json/json.ts';
import { elementsFor, isUnique } from '../mutate/lists.ts';
import { bound, type Node } from '../schema/node.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { type GeneratorPosition, positionKeys } from './choice-keys.ts';
import { DEEPEST, type Generator, type GeneratorContext } from './generator-context.ts';

/** Lists are not longer than this, unless the schema requires it. */
const LONGEST = 30;

/** Generates lists of the allowed lengths, from the shortest to the longest; under `uniqueItems` all elements differ. */
export function listGenerator(context: GeneratorContext, node: Node, items: LocatedSchema): Generator {
  const lengthAt = positionKeys(`length of ${node.pointer}`, 'shape');
  const lengths = lengthsOf(node);
  const least = bound(node, 'minItems') ?? 0;
  const element = context.generatorFor(items);
  return (source, position) => {
    // Nested and deep lists stay short, or values would grow without end.
    const short = position.depth >= DEEPEST ? least : Math.max(least, 2);
    const chosen = lengths[source.choose(lengthAt(position), lengths.length)] ?? least;
    const length = position.element > 0 || position.depth >= 2 ? Math.min(chosen, short) : chosen;
    const elements = Array.from({ length }, (_, index) => element(source, positionOf(position, index)));
    return isUnique(node) ? distinct(context, node, elements, least) : elements;
  };
}

/** The simplest first: one element, or as few as allowed. */
function lengthsOf(node: Node): readonly number[] {
  const least = bound(node, 'minItems') ?? 0;
  const most = bound(node, 'maxItems') ?? Math.max(least, 3);
  const longest = Math.max(least, Math.min(most, LONGEST));
  const simplest = Math.min(Math.max(least, 1), longest);
  const lengths = [simplest, least, least + 1, Math.floor((least + longest) / 2), longest - 1, longest];
  return [...new Set(lengths.filter((length) => length >= least && length <= longest))];
}

/** Each element has its own choices, also in lists of lists. */
function positionOf(position: GeneratorPosition, index: number): GeneratorPosition {
  return { depth: position.depth + 1, element: (position.element * 31 + index) % 65_536 };
}

/** The elements without duplicates; if the list becomes too short, other elements are added. */
function distinct(context: GeneratorContext, node: Node, elements: readonly Json[], least: number): Json {
  const once = [...new Map(elements.map((each) => [canonical(each), each])).values()];
  return once.length >= least ? once : (elementsFor(context.format, node, once, least) ?? once);
}
