import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { validator } from '../../src/schema/validate.ts';
import { descriptions, read } from './descriptions.ts';
import { examples } from './examples.ts';

describe.each(descriptions)('%s', (path) => {
  const document = read(path);
  const all = [...examples(document)];

  test('contains only examples that satisfy their schemas', () => {
    const broken = all.flatMap(({ where, value, schema }) => validator({ document }, schema)(value).map((error) => ({ where, ...error })));
    expect(broken).toEqual([]);
    expect(all.length).toBeGreaterThan(20);
  });

  test('has an example for each body of a request or answer', () => {
    const bodies = [...mediaTypes(document)];
    expect(
      bodies
        .filter(({ body }) => member(body, 'example') === undefined && member(body, 'examples') === undefined)
        .map(({ where }) => where),
    ).toEqual([]);
    expect(bodies.length).toBeGreaterThan(10);
  });

  test('has an x-plausible value at the maxLength, if there is one', () => {
    const lengths = Map.groupBy(
      all.filter(({ where, value }) => where.includes('/x-plausible/') && typeof value === 'string'),
      ({ schema }) => schema,
    );
    const short = [...lengths].filter(([schema, texts]) => {
      const limit = at(document, `${schema}/maxLength`);
      return limit !== undefined && !texts.some(({ value }) => typeof value === 'string' && value.length === limit);
    });
    expect(short.map(([schema]) => schema)).toEqual([]);
  });

  test('uses only valid mail addresses', () => {
    const addresses = all.map(({ value }) => value).filter((value) => typeof value === 'string' && /^\S+@\S+$/.test(value));
    for (const address of addresses) expect(address).toMatch(/^[a-z0-9.-]{1,64}@([a-z0-9-]{1,63}\.)+[a-z]{2,}$/);
  });
});

interface Body {
  readonly where: string;
  readonly body: Json;
}

/** The media types of all requests and answers. */
function* mediaTypes(document: JsonObject): Iterable<Body> {
  for (const [path, item] of entries(member(document, 'paths')))
    for (const [method, operation] of entries(item)) {
      const holders = [['request', member(operation, 'requestBody') ?? null] as const, ...entries(member(operation, 'responses'))];
      for (const [name, holder] of holders)
        for (const [type, body] of entries(member(resolved(document, holder), 'content')))
          yield { where: `${method} ${path} ${name} ${type}`, body };
    }
}

function entries(value: Json | undefined): readonly (readonly [string, Json])[] {
  return isObject(value) ? Object.entries(value) : [];
}

function resolved(document: JsonObject, value: Json): Json | undefined {
  const reference = member(value, '$ref');
  return typeof reference === 'string' ? at(document, reference.slice(1)) : value;
}
