import fc from 'fast-check';
import type { Json } from '../../src/json/json.ts';
import type { Template } from '../../src/model/interaction.ts';

/** Names of members that paths of a pact have to quote, and others. */
export const memberName = fc.oneof(
  fc.constantFrom('a', 'b', 'x-y', "it's", 'a/b', 'a.b', '~', '__proto__x', '0', 'a"b', 'back\\slash', 'a[0]', '$', '', 'é'),
  fc.string({ minLength: 1, maxLength: 5 }),
);

/** Templates of every kind, nested; members have these names. */
export function templates(names: fc.Arbitrary<string>): fc.Arbitrary<Template> {
  const scalar: fc.Arbitrary<Json> = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const { template } = fc.letrec<{ template: Template }>((tie) => ({
    template: fc.oneof(
      { maxDepth: 4, depthSize: 'large' },
      scalar.map((value): Template => ({ kind: 'exact', value })),
      scalar.map((value): Template => ({ kind: 'like', value })),
      fc.integer().map((value): Template => ({ kind: 'integer', value })),
      fc.constantFrom('a', 'b', 400).map((value): Template => ({ kind: 'regex', pattern: '^(a|b|400)$', value })),
      scalar.map((value): Template => ({ kind: 'state', expression: '${id}', value })),
      fc.dictionary(names, tie('template'), { maxKeys: 3 }).map((members): Template => ({ kind: 'object', members })),
      fc.array(tie('template'), { maxLength: 3 }).map((items): Template => ({ kind: 'list', items })),
      fc.array(tie('template'), { minLength: 1, maxLength: 3 }).map((items): Template => ({ kind: 'contains', items })),
    ),
  }));
  return template;
}
