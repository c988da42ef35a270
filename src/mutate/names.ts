import { isArray, type Json, member } from '../json/json.ts';
import { type Pointer, pointer, tokens } from '../json/pointer.ts';
import type { FieldRules, Format } from '../model/format.ts';
import { type Node, nodeOf } from '../schema/node.ts';

type Naming = FieldRules['naming'];

/** How errors of the format name fields: by their last member, if the format does not say. */
export function namingOf(format: Pick<Format, 'fields'>): Naming {
  return format.fields?.naming ?? 'last-member';
}

/** Names of members (strings, even of digits) and indexes of elements (numbers). */
export type MemberPath = readonly (string | number)[];

/** The spellings by which an error may name a member; `path` is relative to the body, the item or the parameters. */
export function namesOf(naming: Naming, path: MemberPath): readonly string[] {
  switch (naming) {
    case 'last-member':
      return [String(path.findLast((token) => typeof token === 'string') ?? path.at(-1) ?? '')];
    case 'dotted':
      return [...new Set([path.join('.'), bracketed(path)])];
    case 'json-pointer': {
      const where = pointer(...path);
      return [where, `#${where}`];
    }
    default:
      return naming satisfies never;
  }
}

/** The spellings of a query parameter: those of a member, and the bare name, since no pointer into the body can name it. */
export function namesOfParameter(naming: Naming, name: string): readonly string[] {
  return [...new Set([...namesOf(naming, [name]), name])];
}

/** `tags[0].name`, as many validation libraries write it. */
function bracketed(path: MemberPath): string {
  return path.map((token, index) => (/^\d+$/.test(String(token)) ? `[${token}]` : index === 0 ? String(token) : `.${token}`)).join('');
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
