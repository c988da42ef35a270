import { isArray, isObject, type Json, member } from '../json/json.ts';
import { at, type Pointer, pointer } from '../json/pointer.ts';
import { refOf } from '../schema/resolve.ts';
import { addProblem, type Build } from './build.ts';
import type { DescribedValue } from './described-value.ts';

/** Notes schemas that hold for a value only if they hold for the same value: `A: { $ref: A }`, or round through `allOf`, `oneOf` …. Recursion through members is fine. */
export function checkCircles(build: Pick<Build, 'document' | 'problems'>, schemas: readonly DescribedValue[]): void {
  const done = new Set<Pointer>();
  const visit = (where: Pointer, open: ReadonlySet<Pointer>): void => {
    if (open.has(where))
      return addProblem(
        build,
        { value: undefined, pointer: where },
        'This schema is made of nothing but itself, so no value can be checked by it.',
      );
    if (done.has(where)) return;
    const inside = new Set([...open, where]);
    for (const next of inPlace(at(build.document, where), where)) visit(next, inside);
    done.add(where);
  };
  for (const schema of schemas) visit(schema.pointer, new Set());
}

/** The places of schemas that apply to the same value as this one. */
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
