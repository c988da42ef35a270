import { isArray, isObject, type Json, member } from '../json/json.ts';
import { at, type Pointer, pointer } from '../json/pointer.ts';
import { refOf } from '../schema/resolve.ts';
import { addProblem, type Build } from './build.ts';
import type { DescribedValue } from './described-value.ts';

/**
 * Reports schemas that refer to themselves for the same value: `A: { $ref: A }`, or in a circle through `allOf`, `oneOf` …
 * Recursion through members and elements is allowed.
 */
export function checkSelfReferences(build: Pick<Build, 'document' | 'problems'>, schemas: readonly DescribedValue[]): void {
  const done = new Set<Pointer>();
  const visit = (where: Pointer, open: ReadonlySet<Pointer>): void => {
    if (open.has(where))
      return addProblem(
        build,
        { value: undefined, pointer: where },
        'This schema refers to itself without a member or element in between, so no value can be validated.',
      );
    if (done.has(where)) return;
    const inside = new Set([...open, where]);
    for (const next of inPlace(at(build.document, where), where)) visit(next, inside);
    done.add(where);
  };
  for (const schema of schemas) visit(schema.pointer, new Set());
}

/** The locations of subschemas that apply to the same value. */
function inPlace(schema: Json | undefined, where: Pointer): readonly Pointer[] {
  if (!isObject(schema)) return [];
  const target = refOf(schema);
  const lists = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const list = member(schema, keyword);
    return isArray(list) ? list.map((_, index) => where + pointer(keyword, index)) : [];
  });
  const single = ['not', 'if', 'then', 'else']
    .filter((keyword) => isObject(member(schema, keyword)))
    .map((keyword) => where + pointer(keyword));
  return [...(target === undefined ? [] : [target]), ...lists, ...single];
}
