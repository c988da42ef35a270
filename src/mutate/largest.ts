import { isArray, isObject, type Json, member } from '../json/json.ts';
import { type Pointer, pointer, withValue } from '../json/pointer.ts';
import type { Format } from '../model/format.ts';
import { bound, choicesOf, type Node, nodeFor, nodeOf, typesOf } from '../schema/node.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { checkedAs, validity } from '../schema/validate.ts';
import { full } from './full.ts';
import { plausible } from './sample.ts';

/** A character of three bytes in UTF-8 that counts as one, however lengths are counted. */
const THREE_BYTES = '\u8a9e';

/** The longest text that is made. */
const LONGEST = 100_000;

/**
 * The document with all members, and with each free text as long as it may be, of characters of three bytes; members at `kept` stay as they are.
 * `undefined` where no text has a limit.
 */
export function largest(format: Format, whole: LocatedSchema, document: Json, kept: readonly Pointer[]): Json | undefined {
  const start = full(format, whole, document, { kept, turned: false });
  const node = nodeFor(format, nodeOf(format, whole.schema, whole.pointer), start);
  const made = lengthened(format, node, start, { kept, where: '' });
  return made !== start && validity(format, checkedAs(format, whole))(made) ? made : undefined;
}

/** The locations of the texts that were lengthened. */
export function lengthenedAt(document: Json, where: Pointer = ''): readonly Pointer[] {
  if (typeof document === 'string') return document.startsWith(THREE_BYTES) ? [where] : [];
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([name, inner]) => (inner === undefined ? [] : lengthenedAt(inner, where + pointer(name))));
}

interface Walk {
  readonly kept: readonly Pointer[];
  readonly where: Pointer;
}

function lengthened(format: Format, node: Node, value: Json, walk: Walk): Json {
  if (walk.kept.includes(walk.where)) return value;
  if (typeof value === 'string') return isFree(node) ? THREE_BYTES.repeat(bound(node, 'maxLength') ?? 0) || value : value;
  if (isArray(value)) {
    const { items } = node;
    if (items === undefined) return value;
    const one = nodeOf(format, items.schema, items.pointer);
    return same(
      value.map((inner, index) => lengthened(format, nodeFor(format, one, inner), inner, { ...walk, where: `${walk.where}/${index}` })),
      value,
    );
  }
  if (!isObject(value)) return value;
  let all: Json = value;
  for (const [name, { schema, pointer: where }] of node.properties) {
    const inner = member(value, name);
    if (inner === undefined) continue;
    const described = nodeFor(format, nodeOf(format, schema, where), inner);
    const longer = lengthened(format, described, inner, { ...walk, where: walk.where + pointer(name) });
    if (longer !== inner) all = withValue(all, pointer(name), longer);
  }
  return all;
}

/** The given list where no element has changed. */
function same(list: readonly Json[], given: readonly Json[]): readonly Json[] {
  return list.every((element, index) => element === given[index]) ? given : list;
}

/** A text of which nothing but the length is restricted. */
function isFree(node: Node): boolean {
  const limit = bound(node, 'maxLength');
  const isRestricted = choicesOf(node) !== undefined || plausible(node).length > 0;
  const types = typesOf(node);
  return (
    limit !== undefined &&
    limit <= LONGEST &&
    !isRestricted &&
    types.includes('string') &&
    member(node.keywords, 'pattern') === undefined &&
    member(node.keywords, 'format') === undefined
  );
}
