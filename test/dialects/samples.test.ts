import { describe, expect, test } from 'vitest';
import { tokens } from '../../src/json/pointer.ts';
import { dialectNames, loadDialect, loadDialects } from '../../src/load/dialects.ts';
import { DescriptionError } from '../../src/load/problems.ts';
import type { Format } from '../../src/model/format.ts';
import { nameOfWhole, namesOf } from '../../src/model/naming.ts';
import { generalShape } from '../../src/model/shapes.ts';
import { entryOf } from '../../src/read/outcome.ts';
import { read } from '../../src/read/read.ts';
import { validator } from '../../src/schema/validate.ts';
import { answered } from '../read/exchanges.ts';
import { formatExtending } from './document.ts';

/** The names that a request location may have in errors, in lower case if the format ignores case. */
function spellings({ fields }: Format, location: string): readonly string[] {
  const naming = fields?.naming ?? 'last-member';
  const path = tokens(location)
    .slice(1)
    .map((token) => (/^\d+$/.test(token) ? Number(token) : token));
  const names = path.length === 0 ? [nameOfWhole(naming)] : namesOf(naming, path);
  const bare = location.startsWith('/query/') ? path.map(String) : [];
  return [...names, ...bare].map((name) => (fields?.ignoreCase === true ? name.toLowerCase() : name));
}

const samples = loadDialects().flatMap(({ name, samples: bodies }) =>
  bodies.map((sample, index) => ({ name, sample, title: `${name}: reads sample ${index + 1}, ${sample.status} ${sample.cause}` })),
);

describe('the samples of the dialects', () => {
  test.each(samples)('$title', ({ name, sample }) => {
    const format = formatExtending(name);
    const { status, mediaType = 'application/json', body } = sample;
    const reading = read(format, undefined, answered({ status, headers: [['content-type', mediaType]], body }));
    expect(reading.kind === 'unreadable' ? reading.why : reading.kind).toBe('error');
    if (reading.kind !== 'error') return;
    expect(reading.code).toBe(sample.code);
    expect(entryOf(format, reading)).toBeDefined();
    if (reading.shape.schema !== undefined) expect(validator(format, reading.shape.schema)(reading.body)).toEqual([]);
    const { message } = reading.shape;
    if (message?.optional === false) expect(reading.message).toBeDefined();
    const named = reading.fields.flatMap(({ name: given }) => (given === undefined ? [] : [given]));
    const compared = named.map((given) => (format.fields?.ignoreCase === true ? given.toLowerCase() : given));
    const wanted = (sample.blames ?? []).map((location) => spellings(format, location));
    expect(wanted.filter((names) => !names.some((each) => compared.includes(each)))).toEqual([]);
    expect(compared.filter((each) => !wanted.some((names) => names.includes(each)))).toEqual([]);
  });

  test('include an error with blamed fields, unless the dialect has none', () => {
    const lacking = loadDialects().filter(
      ({ errorFormat, samples: bodies }) => 'fields' in errorFormat && bodies.every(({ blames }) => blames === undefined),
    );
    expect(lacking.map(({ name }) => name)).toEqual([]);
  });
});

describe('x-error-format.extends', () => {
  test('takes the name and the title of the dialect, and what is written beside it', () => {
    const [name = ''] = dialectNames();
    const format = formatExtending(name, { name: 'books', reading: { message: '/hint' } });
    expect([format.name, format.title]).toEqual(['books', loadDialect(name).title]);
    expect(generalShape(format).message?.at).toEqual(['/hint']);
  });

  test('adds entries to the catalogue, and replaces those of the same id', () => {
    const [name = ''] = dialectNames();
    const before = formatExtending(name);
    const [first] = before.catalogue;
    const source = { basis: 'documented', where: 'Books' };
    const format = formatExtending(name, {
      catalogue: [
        { code: 'gone', statuses: [410], meaning: 'It is gone.', source },
        { id: first?.id ?? '', code: 'x', statuses: [400], meaning: 'Another meaning.', source },
      ],
    });
    expect(format.catalogue.length).toBe(before.catalogue.length + 1);
    expect(format.catalogue.find(({ id }) => id === first?.id)?.meaning).toBe('Another meaning.');
  });

  test('lists the dialects when one is unknown', () => {
    expect(() => formatExtending('no-such-dialect')).toThrow(DescriptionError);
    try {
      formatExtending('no-such-dialect');
    } catch (error) {
      expect(error instanceof DescriptionError ? error.problems.map(({ allowed }) => allowed) : []).toContainEqual(dialectNames());
    }
  });
});
