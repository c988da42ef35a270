import { isArray, type Json, member } from '../json/json.ts';
import { type Pointer, tokens } from '../json/pointer.ts';
import type { Format } from '../model/format.ts';
import { type MemberPath, type Naming, nameOfWhole, namesOf } from '../model/naming.ts';
import { type Node, nodeOf } from '../schema/node.ts';

/** How errors of the format name fields: by their last member, if the format does not say. */
export function namingOf(format: Pick<Format, 'fields'>): Naming {
  return format.fields?.naming ?? 'last-member';
}

/** The names of the object that a member belongs to; the empty path is the whole body. */
export function namesOfHolder(naming: Naming, path: MemberPath): readonly string[] {
  const holder = path.slice(0, -1);
  return holder.length === 0 ? [nameOfWhole(naming)] : namesOf(naming, holder);
}

/** The spellings of a query parameter: those of a member, and the bare name, since no pointer into the body can name it. */
export function namesOfParameter(naming: Naming, name: string): readonly string[] {
  return [...new Set([...namesOf(naming, [name]), name])];
}

/** A pointer as a path into this value: tokens that select elements of lists become numbers. */
export function pathIn(value: Json, where: Pointer): MemberPath {
  let inner: Json | undefined = value;
  return tokens(where).map((token) => {
    const isIndex = isArray(inner);
    inner = isArray(inner) ? inner[Number(token)] : member(inner, token);
    return isIndex ? Number(token) : token;
  });
}

/** The tokens of a location without the part of the request (`body`, `query` …). */
export function pathOf(location: string): readonly string[] {
  return tokens(location).slice(1);
}

/** The names of all members below a node. Recursive schemas are entered once, and nothing deeper than six levels. */
export function namesBelow(
  format: Format,
  node: Node,
  path: MemberPath,
  onlyRequired: boolean,
  open: readonly Pointer[] = [],
): readonly string[] {
  const naming = namingOf(format);
  if (path.length > 6 || open.includes(node.pointer)) return [];
  const inside = [...open, node.pointer];
  const own = [...node.properties].filter(([, property]) => property.required || !onlyRequired);
  const inner = own.flatMap(([name, property]) => {
    const here = [...path, name];
    return [...namesOf(naming, here), ...namesBelow(format, nodeOf(format, property.schema, property.pointer), here, onlyRequired, inside)];
  });
  const branches = node.alternatives.flatMap((alternative) => namesBelow(format, alternative, path, onlyRequired, inside));
  return [...new Set([...inner, ...branches])];
}
