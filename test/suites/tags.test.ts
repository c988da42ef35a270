import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/json/json.ts';
import { judgedThings, type Things } from './things.ts';

const title = { type: 'string', minLength: 1, maxLength: 80 };
const n = { type: 'integer', minimum: 0, maximum: 9 };
const PAGES = { type: 'integer', minimum: 1, maximum: 50 };
const alternative = (kind: string, properties: JsonObject): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required: ['kind', ...Object.keys(properties)],
  properties: { kind: { const: kind }, ...properties },
});

/** Every MUST that is broken, with what is shown of it. */
async function broken(things: Things): Promise<readonly string[]> {
  const { results } = await judgedThings(things);
  const failed = results.filter(({ level, verdict }) => level === 'MUST' && ['failed', 'errored', 'blocked'].includes(verdict));
  return failed.flatMap(({ id, findings, reason }) => [`${id} ${reason ?? ''}`, ...findings.map(({ code, about }) => `${code}: ${about}`)]);
}

describe('a run tag makes no valid item invalid, and no invalid one valid,', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['one member is needed, whichever', { type: 'object', minProperties: 1, properties: { title, n } }, { title: 'Hello', n: 3 }],
    [
      'one of two members is needed',
      { type: 'object', properties: { name: title, title, n }, anyOf: [{ required: ['name'] }, { required: ['title'] }] },
      { name: 'x', title: 'Hello', n: 3 },
    ],
    [
      'an alternative does not have the member of the tag',
      { type: 'object', required: ['kind'], oneOf: [alternative('note', { title }), alternative('number', { n })] },
      { kind: 'note', title: 'Hello' },
    ],
    [
      'the tag is too long for its member',
      { type: 'object', required: ['title'], properties: { title: { ...title, maxLength: 12 }, n } },
      { title: 'Hello', n: 3 },
    ],
  ])('if %s', async (_, schema, example) => {
    expect(await broken({ schema, example, limit: PAGES })).toEqual([]);
  });

  test('so stored items are not judged if no item has room for a tag', async () => {
    const verdict = async (maxLength: number) => {
      const schema = { type: 'object', required: ['title'], properties: { title: { ...title, maxLength } } };
      const { results } = await judgedThings({ schema, example: { title: 'Hello' }, limit: PAGES }, 0);
      return results.find(({ id }) => id === 'bulk/stored-exact')?.verdict;
    };
    expect([await verdict(12), await verdict(80)]).toEqual(['not-exercised', 'passed']);
  });
});
