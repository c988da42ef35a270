import { isObject, type Json, member, same } from '../json/json.ts';
import { type Pointer, pointer, withValue } from '../json/pointer.ts';
import type { Format } from '../model/format.ts';
import { isAssumed, type Node, nodeFor, nodeOf, typesOf } from '../schema/node.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { checkedAs, validity } from '../schema/validate.ts';
import { sample } from './sample.ts';

/**
 * The document with all optional members, and with `true` for each boolean, which is rarely the default; members at `kept` stay as they are. The
 * document itself where that is not valid.
 */
export function full(format: Format, whole: LocatedSchema, document: Json, kept: readonly Pointer[]): Json {
  const filled = withAll(format, nodeFor(format, nodeOf(format, whole.schema, whole.pointer), document), document, { kept, where: '' });
  return validity(format, checkedAs(format, whole))(filled) ? filled : document;
}

interface Filling {
  readonly kept: readonly Pointer[];
  readonly where: Pointer;
}

function withAll(format: Format, node: Node, value: Json, { kept, where }: Filling): Json {
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
    const filled = isObject(present) ? withAll(format, nodeFor(format, inner, present), present, { kept, where: here }) : given;
    const changed = same(typesOf(inner), ['boolean']) && validity(format, schema)(true) ? true : filled;
    all = withValue(all, pointer(name), changed);
  }
  return all;
}
