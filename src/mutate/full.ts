import { isObject, type Json, member, same } from '../json/json.ts';
import { type Pointer, pointer, withValue } from '../json/pointer.ts';
import type { Format } from '../model/format.ts';
import { isAssumed, type Node, nodeFor, nodeOf, typesOf } from '../schema/node.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { checkedAs, validity } from '../schema/validate.ts';
import { sample } from './sample.ts';

/** What stays as it is: members at these locations; without `turned` booleans too. */
interface Kept {
  readonly kept: readonly Pointer[];
  readonly turned: boolean;
}

/**
 * The document with all optional members, and if `turned` with `true` for each boolean, which is rarely the default. The document itself where that
 * is not valid.
 */
export function full(format: Format, whole: LocatedSchema, document: Json, kept: Kept): Json {
  const filled = withAll(format, nodeFor(format, nodeOf(format, whole.schema, whole.pointer), document), document, { ...kept, where: '' });
  return validity(format, checkedAs(format, whole))(filled) ? filled : document;
}

interface Filling extends Kept {
  readonly where: Pointer;
}

function withAll(format: Format, node: Node, value: Json, filling: Filling): Json {
  const { kept, turned, where } = filling;
  const inGroups = new Set(node.requiredGroups.flat());
  let all = value;
  for (const [name, { schema, pointer: described }] of node.properties) {
    const here = where + pointer(name);
    const present = member(value, name);
    if (kept.includes(here) || isAssumed(schema) || (present === undefined && inGroups.has(name))) continue;
    const given = present ?? sample(format, schema, described);
    if (given === undefined) continue;
    const inner = nodeOf(format, schema, described);
    // Members of members that were added are not: schemas may be recursive.
    const filled = isObject(present) ? withAll(format, nodeFor(format, inner, present), present, { ...filling, where: here }) : given;
    const changed = turned && same(typesOf(inner), ['boolean']) && validity(format, schema)(true) ? true : filled;
    all = withValue(all, pointer(name), changed);
  }
  return all;
}
