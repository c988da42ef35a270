import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { updatedConfig, type WantedConfig } from '../../src/init/config-text.ts';
import { isArray, type Json, type JsonObject, member } from '../../src/json/json.ts';

function entry(code: string, operations: Json = ['getBook'], statuses: Json = [404]): JsonObject {
  return { code, statuses, meaning: `About ${code}`, operations, source: { basis: 'observed', where: 'answers' } };
}

function wanted(catalogue: readonly Json[], more: JsonObject = {}, appendix: readonly string[] = []): WantedConfig {
  return {
    header: 'What the API does today.',
    value: { openapi: './openapi.json', target: 'http://localhost:3000', errorFormat: { catalogue, causes: { unknown: 'gone' } }, ...more },
    comments: new Map([
      ['/target', 'the server'],
      ['/errorFormat/catalogue/0', 'seen first'],
      ['/errorFormat/causes/unknown', 'an id that does not exist'],
    ]),
    outdated: { members: [], lines: [] },
    appendix: new Map(appendix.map((mark) => [mark, `${mark}\n  states: []`])),
  };
}

describe('a new configuration', () => {
  test('has a header, comments and short lists in one line', () => {
    const { text, added, kept } = updatedConfig(undefined, wanted([entry('gone')], {}, ['createBook 409']));
    expect(text).toMatchInlineSnapshot(`
      "# What the API does today.

      openapi: ./openapi.json
      # the server
      target: http://localhost:3000

      errorFormat:
        catalogue:
          # seen first
          - code: gone
            statuses: [404]
            meaning: About gone
            operations: [getBook]
            source: {basis: observed, where: answers}
        causes:
          # an id that does not exist
          unknown: gone

      # createBook 409
      #   states: []
      "
    `);
    expect([added.length > 0, kept]).toEqual([true, []]);
  });
});

describe('an update', () => {
  const first = updatedConfig(undefined, wanted([entry('gone')], {}, ['createBook 409'])).text;

  test('changes no byte of a file that lacks nothing', () => {
    const odd = first.replace('operations: [getBook]', 'operations:   [ getBook,   deleteBook ]   # by hand');
    const again = updatedConfig(odd, wanted([entry('gone')], {}, ['createBook 409']));
    expect([again.text, again.added, again.kept]).toEqual([odd, [], []]);
  });

  test('adds new entries in their order, and operations to those that were observed', () => {
    const { text } = updatedConfig(
      first,
      wanted([entry('bad'), entry('gone', ['getBook', 'deleteBook']), entry('late')], {}, ['createBook 409', 'x 403']),
    );
    expect(parse(text).errorFormat.catalogue.map(({ code, operations }: { code: string; operations: Json }) => [code, operations])).toEqual(
      [
        ['bad', ['getBook']],
        ['gone', ['deleteBook', 'getBook']],
        ['late', ['getBook']],
      ],
    );
    expect(text.match(/# (createBook 409|x 403)$/gm)).toEqual(['# createBook 409', '# x 403']);
  });

  test('keeps what people changed, and names what differs', () => {
    const edited = first
      .replace('unknown: gone', 'unknown: [gone, accepted] # on purpose')
      .replace('meaning: About gone', 'meaning: The book was sold # reviewed')
      .replace('statuses: [404]', 'statuses: [410]')
      .replace('basis: observed', 'basis: documented');
    const { text, kept } = updatedConfig(edited, wanted([entry('gone', ['other']), entry('new')]));
    expect(text).toContain('unknown: [gone, accepted] # on purpose');
    expect(text).toContain('meaning: The book was sold # reviewed');
    expect(parse(text).errorFormat.catalogue[0]).toMatchObject({ statuses: [410], operations: ['getBook'] });
    expect(kept).toEqual(['/errorFormat/catalogue/0/statuses', '/errorFormat/causes/unknown']);
  });

  test('fills a part that has comments only', () => {
    const { text } = updatedConfig(
      '# mine\noperations:\n  # nothing yet\nruns: 5 # few\n',
      wanted([], { operations: { getBook: { writes: false } } }),
    );
    expect(parse(text)).toMatchObject({ operations: { getBook: { writes: false } }, runs: 5 });
    for (const comment of ['# mine', '# nothing yet', '# few']) expect(text).toContain(comment);
  });

  test('refuses a file that is no object', () => {
    expect(() => updatedConfig('- a\n', wanted([]))).toThrow('The file must contain an object.');
    expect(() => updatedConfig('a: [\n', wanted([]))).toThrow();
  });
});

const NAMES = ['gone', 'invalid', 'conflict', 'no key', "it's", '404', 'ünïcödé 🙈', '#x', 'a: b'];
const entries = fc
  .uniqueArray(fc.constantFrom(...NAMES), { maxLength: 6 })
  .chain((codes) =>
    fc.tuple(
      ...codes.map((code) =>
        fc.subarray(['listBooks', 'getBook', 'POST /books'], { minLength: 1 }).map((operations) => entry(code, operations)),
      ),
    ),
  );
const values = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.oneof(fc.constantFrom<Json>(...NAMES, 1, true, null), fc.constant<Json>(['gone', 'accepted'])),
  { maxKeys: 4 },
);
const configs = fc
  .record({
    catalogue: entries,
    causes: values,
    operations: fc.dictionary(fc.constantFrom('getBook', 'POST /books'), values),
    stubs: fc.subarray(['a 409', 'b 403']),
  })
  .map(({ catalogue, causes, operations, stubs }) => wanted(catalogue, { errorFormat: { catalogue, causes }, operations }, stubs));

/** A file as people leave it: some comments, and members of their own. */
const byHand = fc
  .record({ config: configs, own: values, notes: fc.array(fc.constantFrom('why', 'ask Ann', 'TODO: 🙈'), { maxLength: 3 }) })
  .map(({ config, own, notes }) => {
    const document = parseDocument(updatedConfig(undefined, config).text);
    document.set('own', document.createNode(own));
    const lines = document.toString({ lineWidth: 0 }).split('\n');
    // A comment of its own line is allowed before every line of such a file.
    for (const [index, note] of notes.entries()) lines.splice((index * 7) % lines.length, 0, `# ${note} ${index}`);
    return { text: lines.join('\n'), notes: notes.map((note, index) => `# ${note} ${index}`) };
  });

describe('any update', () => {
  test('keeps every comment and every value, and changes nothing when it is done again', () => {
    fc.assert(
      fc.property(byHand, configs, ({ text, notes }, config) => {
        const once = updatedConfig(text, config);
        for (const note of notes) expect(once.text).toContain(note);
        const [before, after]: readonly JsonObject[] = [parse(text), parse(once.text)];
        expect(kept(before, after)).toBe(true);
        const twice = updatedConfig(once.text, config);
        expect(twice.text).toBe(once.text);
        expect(twice.added).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

/** Whether everything in `before` is still in `after`; lists may have grown. */
function kept(before: Json | undefined, after: Json | undefined): boolean {
  if (before === null) return after !== undefined;
  if (isArray(before)) return isArray(after) && before.every((each) => after.some((other) => kept(each, other)));
  if (typeof before === 'object' && typeof after === 'object')
    return Object.entries(before).every(([name, value]) => kept(value, member(after, name)));
  return before === after;
}
