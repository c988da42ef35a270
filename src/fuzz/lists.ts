import { canonical, type Json } from '../json/json.ts';
import { elementsFor, isUnique } from '../mutate/lists.ts';
import { bound, type Node } from '../schema/node.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { DEEPEST, type Generator, type GeneratorPosition, type Workshop } from './generator.ts';

/** Lists get no longer than this, unless they must. */
const LONGEST = 30;

/** Makes lists: as short as one, as long as they may be, and lengths between; all elements different where that is asked for. */
export function listMaker(shop: Workshop, node: Node, items: LocatedSchema): Generator {
  const slot = shop.slots();
  const lengths = lengthsOf(node);
  const least = bound(node, 'minItems') ?? 0;
  const element = shop.makerOf(items);
  return (draw, spot) => {
    // Lists in lists and deep ones stay short, or there would be no end.
    const short = spot.depth >= DEEPEST ? least : Math.max(least, 2);
    const drawn = lengths[draw.shape(slot(spot), lengths.length)] ?? least;
    const length = spot.element > 0 || spot.depth >= 2 ? Math.min(drawn, short) : drawn;
    const made = Array.from({ length }, (_, index) => element(draw, spotOf(spot, index)));
    return isUnique(node) ? different(shop, node, made, least) : made;
  };
}

/** The simplest first: one element, else as few as there may be. */
function lengthsOf(node: Node): readonly number[] {
  const least = bound(node, 'minItems') ?? 0;
  const most = bound(node, 'maxItems') ?? Math.max(least, 3);
  const longest = Math.max(least, Math.min(most, LONGEST));
  const simplest = Math.min(Math.max(least, 1), longest);
  const lengths = [simplest, least, least + 1, Math.floor((least + longest) / 2), longest - 1, longest];
  return [...new Set(lengths.filter((length) => length >= least && length <= longest))];
}

/** Each element has draws of its own, in lists of lists too. */
function spotOf(spot: GeneratorPosition, index: number): GeneratorPosition {
  return { depth: spot.depth + 1, element: (spot.element * 31 + index) % 65_536 };
}

/** Each of those made once, with others in place of those that stood twice where the list would be too short. */
function different(shop: Workshop, node: Node, made: readonly Json[], least: number): Json {
  const once = [...new Map(made.map((each) => [canonical(each), each])).values()];
  return once.length >= least ? once : (elementsFor(shop.format, node, once, least) ?? once);
}
