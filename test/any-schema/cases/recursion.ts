import type { JsonObject } from '../../../src/json/json.ts';
import { type Cases, refer, TITLE, thing } from './case.ts';

/** A tree of conditions: `is` at its leaves. */
function expressions(...operators: readonly string[]): JsonObject {
  const leaf: JsonObject = { type: 'object', required: ['op', 'value'], properties: { op: { const: 'is' }, value: { type: 'string' } } };
  const inner = operators.map((op): JsonObject => {
    const properties: JsonObject = { op: { const: op }, left: refer('E'), right: refer('E') };
    return { type: 'object', required: ['op', 'left', 'right'], properties };
  });
  return { type: 'object', required: ['op'], discriminator: { propertyName: 'op' }, oneOf: [leaf, ...inner] };
}

/** Recursive schemas. */
export const recursion: Cases = {
  'a recursive member': { described: thing({ parent: refer('T') }) },
  'a recursive list': { described: thing({ replies: { type: 'array', maxItems: 3, items: refer('T') } }) },
  'a recursive map': { described: thing({ kids: { type: 'object', additionalProperties: refer('T') } }) },
  'an expression tree': {
    described: thing(
      { filter: refer('E') },
      { schemas: { E: expressions('and', 'or', 'xor') }, example: { title: 'Hello', filter: { op: 'is', value: 'a' } } },
    ),
  },
  'an expression tree named by pointers': {
    described: thing(
      { filter: refer('E') },
      { schemas: { E: expressions('and', 'not') }, naming: 'json-pointer', example: { title: 'Hello', filter: { op: 'is', value: 'a' } } },
    ),
  },
  'recursive answers': {
    described: thing(
      { n: { type: 'integer', minimum: 0, maximum: 9 } },
      {
        schemas: { R: { type: 'object', properties: { title: TITLE, child: refer('R') } } },
        answered: refer('R'),
      },
    ),
  },
};
