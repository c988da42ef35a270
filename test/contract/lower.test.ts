import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, type Json } from '../../src/json/json.ts';
import { at, type Pointer, pointer } from '../../src/json/pointer.ts';
import type { Template } from '../../src/model/interaction.ts';
import { lowered } from '../../src/pact/lower.ts';
import { exampleOf, objectTemplate, oneOfTemplate, withTemplates } from '../../src/pact/template.ts';
import { memberName, templates } from './templates.ts';

const template = templates(memberName);

/** How many templates stand at places of their own: not those within the variants of a list. */
function count(one: Template, kinds: readonly Template['kind'][]): number {
  const own = kinds.includes(one.kind) ? 1 : 0;
  if (one.kind === 'object') return Object.values(one.members).reduce((sum, each) => sum + count(each, kinds), own);
  if (one.kind === 'list') return one.items.reduce((sum, each) => sum + count(each, kinds), own);
  return own;
}

describe('lowering a template', () => {
  test('writes a matching rule for each template, and a generator for each value of a state', () => {
    fc.assert(
      fc.property(template, (one) => {
        const { rules, generators, content } = lowered(one);
        expect(Object.keys(rules)).toHaveLength(count(one, ['like', 'integer', 'regex', 'state', 'contains']));
        expect(Object.keys(generators)).toHaveLength(count(one, ['state']));
        expect(content).toEqual(exampleOf(one));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('writes locations as JSONPath', () => {
    const one: Template = {
      kind: 'object',
      members: {
        list: { kind: 'list', items: [{ kind: 'like', value: 1 }] },
        "it's-a": { kind: 'like', value: 'x' },
      },
    };
    expect(Object.keys(lowered(one).rules)).toEqual(['$.list[0]', "$['it\\'s-a']"]);
    expect(lowered(one).content).toEqual({ list: [1], "it's-a": 'x' });
  });
});

describe('building templates', () => {
  test('puts templates at locations of a value, and leaves the rest unchanged', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (a, b) => {
        const value: Json = { a: JSON.parse(a), list: [JSON.parse(b), 1] };
        const built = withTemplates(value, new Map<Pointer, Template>([['/list/1', { kind: 'state', expression: '${id}', value: 7 }]]));
        expect(exampleOf(built)).toEqual({ ...value, list: [JSON.parse(b), 7] });
        expect(lowered(built).generators).toEqual({ '$.list[1]': { expression: '${id}', type: 'ProviderState' } });
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('builds one object from many locations', () => {
    fc.assert(
      fc.property(fc.uniqueArray(memberName, { minLength: 1, maxLength: 4 }), (names) => {
        const places = names.map((each, index): [Pointer, Template] => [`/inner${pointer(each)}`, { kind: 'exact', value: index }]);
        const whole = exampleOf(objectTemplate(new Map(places)));
        for (const [place, one] of places) expect(at(whole, place)).toEqual(exampleOf(one));
        expect(isObject(whole) ? Object.keys(whole) : []).toEqual(['inner']);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('escapes alternatives', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 4 }),
        fc.string(),
        ([first = '', ...others], other) => {
          const one = oneOfTemplate([first, ...others]);
          if (one.kind !== 'regex') throw new Error('alternatives make an expression');
          const expression = new RegExp(one.pattern, 's');
          for (const each of [first, ...others]) expect(expression.test(each)).toBe(true);
          expect(expression.test(other)).toBe([first, ...others].includes(other));
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});
