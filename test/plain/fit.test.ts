import { describe, expect, test } from 'vitest';
import { loadDialects } from '../../src/load/dialects.ts';
import { type Recognisable, recognition } from '../../src/recognise/fit.ts';

const dialects = loadDialects();

describe('the recognition of a dialect', () => {
  test.each(dialects.map(({ name }) => name))('ranks %s first for its own samples, or as one of the best', (name) => {
    const { samples = [] } = dialects.find((each) => each.name === name) ?? {};
    const { ranked } = recognition(samples, dialects);
    const best = ranked.filter(({ score }) => score > (ranked[0]?.score ?? 0) - 0.05);
    expect(best.map(({ dialect }) => dialect.name)).toContain(name);
  });

  test('finds none where nothing is alike, or nothing was answered', () => {
    expect(recognition([{ status: 400, body: { oops: { why: 3 } } }], dialects).kind).toBe('none');
    expect(recognition([], dialects).kind).toBe('none');
    expect(recognition([{ status: 400, body: null }], dialects).kind).toBe('none');
  });

  test('leaves two dialects open that fit equally well', () => {
    const twin = (name: string): Recognisable => ({
      name,
      title: name,
      errorFormat: {},
      samples: [{ status: 400, body: { message: 'No' } }],
    });
    const found = recognition([{ status: 400, body: { message: 'No' } }], [twin('one'), twin('two')]);
    expect(found.kind === 'unsure' && found.best.map(({ dialect }) => dialect.name)).toEqual(['one', 'two']);
  });

  test('takes plain problem details for RFC 9457, not for a framework that uses them', () => {
    const body = { type: 'about:blank', title: 'Not Found', status: 404, detail: 'There is no trip with this id.' };
    const found = recognition([{ status: 404, mediaType: 'application/problem+json', body }], dialects);
    expect(found.kind === 'unsure' || found.kind === 'none' ? found.kind : found.best.dialect.name).toBe('rfc9457');
  });

  test('takes names of a map for names of fields', () => {
    const dialect: Recognisable = {
      name: 'maps',
      title: 'Maps',
      errorFormat: { reading: { fields: { map: '/errors' } } },
      samples: [{ status: 422, body: { errors: { title: ['is too short'] } } }],
    };
    const found = recognition([{ status: 422, body: { errors: { author: ['is unknown'], year: ['is odd'] } } }], [dialect]);
    expect(found.kind).toBe('sure');
  });
});
