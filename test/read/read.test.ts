import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../src/model/format.ts';
import { MAX_DEPTH, parsed } from '../../src/read/json.ts';
import { isJsonType, mediaTypeOf } from '../../src/read/media.ts';
import { read } from '../../src/read/read.ts';
import { type Answered, answered, byMember, byStatus, unanswered } from './exchanges.ts';

const reading = (format: Format, answer: Answered) => read(format, undefined, answered(answer));

describe('reading by status', () => {
  it('reads any 2xx as a success, JSON or not', () => {
    expect(reading(byStatus, { status: 200, body: { data: [], request_id: 'r' } })).toMatchObject({
      kind: 'success',
      body: { data: [] },
      requestId: 'r',
    });
    expect(reading(byStatus, { status: 200, body: '<svg/>', headers: [['content-type', 'image/svg+xml']] })).toMatchObject({
      kind: 'success',
      mediaType: 'image/svg+xml',
      body: undefined,
    });
    expect(reading(byStatus, { status: 204 })).toMatchObject({ kind: 'success', body: undefined });
    expect(reading(byStatus, { status: 200, body: { error: { code: 'X', message: 'm' } } }).kind).toBe('success');
  });

  it('reads an error with all its members', () => {
    const body = {
      error: { code: 'VALIDATION_ERROR', message: 'no', fields: [{ field: 'url', message: 'bad' }, { field: 7 }, 'odd'] },
      request_id: 'r',
    };
    expect(reading(byStatus, { body, headers: [['content-type', 'Application/JSON; charset=utf-8']] })).toEqual({
      kind: 'error',
      shape: byStatus.reading.shapes[0],
      status: 400,
      mediaType: 'application/json',
      body,
      code: 'VALIDATION_ERROR',
      detail: undefined,
      message: 'no',
      fields: [
        { name: 'url', message: 'bad' },
        { name: undefined, message: undefined },
        { name: undefined, message: undefined },
      ],
      requestId: 'r',
    });
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'empty'],
    ['white space', ' \n', 'empty'],
    ['a page', '<html></html>', 'not-json'],
    ['half a value', '{"error":', 'not-json'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'not-json'],
    ['a list', [], 'not-an-object'],
    ['null', null, 'not-an-object'],
    ['no code', {}, 'no-code'],
    ['an empty code', { error: { code: '' } }, 'no-code'],
    ['a code that is an object', { error: { code: {} } }, 'no-code'],
    ['a code that only a prototype has', '{"error":{"__proto__":{"code":"X"}}}', 'no-code'],
  ])('cannot read %s', (_, body, why) => {
    expect(reading(byStatus, { body })).toMatchObject({ kind: 'unreadable', why, status: 400 });
  });

  it('reads a failed exchange as unanswered', () => {
    expect(read(byStatus, undefined, unanswered('timeout'))).toEqual({ kind: 'unanswered', failure: 'timeout', detail: 'why' });
  });
});

describe('reading by a member', () => {
  it('follows the member, whatever the status', () => {
    for (const status of [200, 500])
      expect(reading(byMember, { status, body: { code: 0, message: 'ok', data: {} } })).toMatchObject({ kind: 'success', status });
    expect(reading(byMember, { status: 200, body: { code: 404, message: 'no' } })).toMatchObject({ kind: 'error', status: 200, code: 404 });
    expect(reading(byMember, { status: 200, body: { code: '0' } })).toMatchObject({ kind: 'error', code: '0' });
  });

  it.each([200, 404])('reads an HTML page with status %i as unreadable', (status) => {
    expect(reading(byMember, { status, body: '<html></html>' })).toMatchObject({ kind: 'unreadable', why: 'not-json', status });
  });

  it('ignores details that mean "none"', () => {
    const detail = (error_code: unknown) => reading(byMember, { body: { code: 400, message: 'm', error_code } });
    for (const none of [0, null, undefined]) expect(detail(none)).toMatchObject({ detail: undefined });
    expect(detail(100301)).toMatchObject({ detail: 100301 });
  });

  it('reads a documented image as a success, without any member', () => {
    const [operation] = byMember.operations;
    if (operation === undefined) throw new Error('no operation');
    const image = { ...operation, responses: [{ status: 200, mediaType: 'image/png', schema: undefined, schemaPointer: undefined }] };
    const exchange = answered({ status: 200, body: 'PNG', headers: [['content-type', 'image/png']] });
    expect(read(byMember, image, exchange).kind).toBe('success');
    expect(read(byMember, operation, exchange).kind).toBe('unreadable');
  });
});

describe('a request id', () => {
  it('comes from a header', () => {
    const format = { ...byStatus, reading: { ...byStatus.reading, requestId: { at: undefined, header: 'X-Request-Id', uuid: false } } };
    expect(reading(format, { status: 200, headers: [['x-request-id', 'r']] })).toMatchObject({ requestId: 'r' });
    expect(reading(format, { status: 200 })).toMatchObject({ requestId: undefined });
  });
});

describe('parsing JSON', () => {
  it('returns any JSON that was written, including lone surrogates and odd names', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (text) => {
        expect(parsed(Buffer.from(text))).toEqual({ kind: 'json', value: JSON.parse(text) });
      }),
      { seed: 7, numRuns: 300 },
    );
    expect(parsed(Buffer.from('"\\ud800"'))).toEqual({ kind: 'json', value: '\ud800' });
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => ['json', 'not-json', 'empty'].includes(parsed(bytes).kind)),
      { seed: 7, numRuns: 1000 },
    );
  });

  it('accepts JSON that nests too deep to be walked, and drops the deep parts', () => {
    const nested = (depth: number, inside = '') => `${'['.repeat(depth)}${inside}${']'.repeat(depth)}`;
    const read = (text: string) => parsed(Buffer.from(text));
    const whole = nested(MAX_DEPTH, '"]", {}');
    expect(read(whole)).toEqual({ kind: 'json', value: JSON.parse(whole) });
    for (const depth of [MAX_DEPTH + 2, 5000, 1_000_000])
      expect(read(`{"a": [${nested(depth, '{"b":"]"}')}, 7, {"c": "\\"["}], "d": 1}`), `${depth}`).toEqual({
        kind: 'json',
        value: { a: [JSON.parse(nested(MAX_DEPTH - 1)), 7, { c: '"[' }], d: 1 },
      });
    expect(read('['.repeat(1_000_000))).toEqual({ kind: 'not-json' });
    expect(read(JSON.stringify(`\\"${'['.repeat(5000)}`))).toEqual({ kind: 'json', value: `\\"${'['.repeat(5000)}` });
  });

  it('still reads a success and an error with deep parts', () => {
    const deep = `${'{"x":'.repeat(3000)}1${'}'.repeat(3000)}`;
    expect(reading(byStatus, { status: 201, body: `{"id":"1","more":${deep}}` })).toMatchObject({ kind: 'success', body: { id: '1' } });
    expect(reading(byStatus, { body: `{"more":${deep},"error":{"code":"X","message":"m"}}` })).toMatchObject({ kind: 'error', code: 'X' });
  });

  it('skips a byte order mark', () => {
    expect(parsed(Buffer.from('\ufeff{}'))).toEqual({ kind: 'json', value: {} });
  });
});

describe('media types', () => {
  it('compare without parameters, and JSON by any of its names', () => {
    expect(mediaTypeOf([['content-type', ' Application/Problem+JSON ; charset=utf-8']])).toBe('application/problem+json');
    expect(mediaTypeOf([])).toBeUndefined();
    expect(['application/json', 'application/problem+json', 'text/json'].every(isJsonType)).toBe(true);
    expect(['text/html', 'application/jsonp', 'application/x-json-stream', undefined].some(isJsonType)).toBe(false);
  });
});
