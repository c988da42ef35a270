import { isObject, type JsonObject, member } from '../json/json.ts';
import { at, type Pointer, pointer } from '../json/pointer.ts';
import { listedSchemas } from './applicable.ts';
import { refOf } from './resolve.ts';

/**
 * The schemas that refer to themselves for the same value: `A: { $ref: A }`, or in a circle through `allOf`, `oneOf` … No value can be validated
 * by them. Recursion through members and elements is allowed.
 */
export function selfReferences(document: JsonObject, schemas: Iterable<Pointer>): ReadonlySet<Pointer> {
  const found = new Set<Pointer>();
  const done = new Set<Pointer>();
  const visit = (where: Pointer, above: ReadonlySet<Pointer>): void => {
    if (above.has(where)) found.add(where);
    if (above.has(where) || done.has(where)) return;
    const inside = new Set([...above, where]);
    for (const next of sameValue(document, where)) visit(next, inside);
    done.add(where);
  };
  for (const schema of schemas) visit(schema, new Set());
  return found;
}

/** The locations of schemas that apply to the same value, conditions and negations included. */
function sameValue(document: JsonObject, where: Pointer): readonly Pointer[] {
  const schema = at(document, where);
  if (!isObject(schema)) return [];
  const target = refOf(schema);
  const lists = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => listedSchemas(schema, where, keyword));
  const single = ['not', 'if', 'then', 'else'].filter((keyword) => isObject(member(schema, keyword)));
  return [...(target === undefined ? [] : [target]), ...lists, ...single.map((keyword) => where + pointer(keyword))];
}
