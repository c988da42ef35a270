import { describe, expect, test } from 'vitest';
import { codeEnvelope, decode, type ResponseLike, structuredError } from '../../contracts/client/index.ts';

const json = (body: unknown, status = 400, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

const invalid = {
  error: {
    code: 'VALIDATION_ERROR',
    message: 'Invalid input',
    fields: [
      { field: 'url', message: 'too long' },
      { field: 'url', message: 'no scheme' },
      { field: 'name', message: 'no text' },
    ],
  },
  request_id: '2f1d4c1e-7a57-4b58-9c0e-5a0f6e1d3b42',
};

describe('decoding a failure', () => {
  test('returns its code, its meaning and the messages of each field', async () => {
    expect(await decode(json(invalid), structuredError)).toEqual({
      kind: 'failure',
      status: 400,
      known: true,
      code: 'VALIDATION_ERROR',
      meaning: expect.stringContaining('not valid'),
      detail: undefined,
      message: 'Invalid input',
      fields: { url: ['too long', 'no scheme'], name: ['no text'] },
      requestId: '2f1d4c1e-7a57-4b58-9c0e-5a0f6e1d3b42',
      retryable: false,
      retryAfter: undefined,
    });
  });

  test('returns the second-level code, even under status 200', async () => {
    const decoded = await decode(json({ code: 400, message: 'taken', error_code: 100307 }, 200), codeEnvelope);
    expect(decoded).toMatchObject({ kind: 'failure', status: 200, known: true, code: 400, detail: { known: true, code: 100307 } });
    const alone = await decode(json({ code: 404, message: 'nothing', error_code: 0 }, 404), codeEnvelope);
    expect(alone).toMatchObject({ kind: 'failure', code: 404, detail: undefined });
    const other = await decode(json({ code: 400, message: 'x', error_code: 200001 }), codeEnvelope);
    expect(other).toMatchObject({ detail: { known: false, code: 200001 } });
  });

  test('keeps a code that is not in the catalogue', async () => {
    const decoded = await decode(json({ error: { code: 'KEY_EXISTS', message: 'x' }, request_id: 'r' }, 409), structuredError);
    expect(decoded).toMatchObject({ kind: 'failure', known: false, code: 'KEY_EXISTS', retryable: false });
    expect(decoded).not.toHaveProperty('meaning');
  });

  test('says whether and when the request may be retried', async () => {
    const limited = (headers: Record<string, string>) =>
      decode(json({ error: { code: 'RATE_LIMITED', message: 'x' }, request_id: 'r' }, 429, headers), structuredError, { now: 1_000_000 });
    expect(await limited({ 'retry-after': '17' })).toMatchObject({ retryable: true, retryAfter: 17 });
    expect(await limited({ 'retry-after': new Date(1_030_000).toUTCString() })).toMatchObject({ retryAfter: 30 });
    expect(await limited({ 'retry-after': new Date(1_000).toUTCString() })).toMatchObject({ retryAfter: 0 });
    expect(await limited({ 'x-ratelimit-reset': '1012' })).toMatchObject({ retryAfter: 12 });
    expect(await limited({ 'retry-after': 'soon' })).toMatchObject({ retryable: true, retryAfter: undefined });
    expect(await limited({ 'retry-after': '-1', 'x-ratelimit-reset': '1012' })).toMatchObject({ retryAfter: 12 });
    const unknown = await decode(json({ error: { code: 'SLOW', message: 'x' } }, 503, { 'retry-after': '3' }), structuredError);
    expect(unknown).toMatchObject({ known: false, retryable: true, retryAfter: 3 });
    expect(await decode(json({ code: 400, message: 'x', error_code: 100300 }), codeEnvelope)).toMatchObject({ retryable: true });
    expect(await decode(json({ code: 429, message: 'x', error_code: 100311 }, 429), codeEnvelope)).toMatchObject({ kind: 'failure' });
  });
});

describe('decoding a bulk answer', () => {
  const submitted = [
    { type: 'text', name: 'a', content: { text: 'one' } },
    { type: 'url', name: 'b' },
    { type: 'text', name: 'c', content: { text: 'two' } },
  ];
  const answer = {
    created: [
      { id: '2', type: 'text', name: 'c', content_string: 'two' },
      { id: '1', type: 'text', name: 'a', content_string: 'one' },
    ],
    errors: [{ index: 1, errors: [{ field: 'content', message: 'missing' }] }],
    summary: { total_submitted: 3, total_created: 2, total_failed: 1 },
    request_id: 'r',
  };

  test('pairs errors and created resources with submitted items in any order', async () => {
    const decoded = await decode(json(answer, 201), structuredError, { submitted });
    if (decoded.kind !== 'partial') throw new Error(decoded.kind);
    expect(decoded.errors).toEqual([{ index: 1, item: submitted[1], fields: { content: ['missing'] } }]);
    expect(decoded.created.map(({ index, item, value }) => [index, item?.name, Reflect.get(Object(value), 'id')])).toEqual([
      [2, 'c', '2'],
      [0, 'a', '1'],
    ]);
  });

  test('returns only indexes without the submitted items', async () => {
    const decoded = await decode(json(answer, 200), structuredError);
    expect(decoded).toMatchObject({ kind: 'partial', errors: [{ index: 1, item: undefined }], created: [{ index: undefined }, {}] });
  });

  test('returns a success if all items were created, and a partial bulk if none was', async () => {
    expect(await decode(json({ ...answer, errors: [] }, 201), structuredError, { submitted })).toMatchObject({ kind: 'success' });
    const none = await decode(json({ ...answer, created: [] }, 400), structuredError, { submitted: submitted.slice(1, 2) });
    expect(none).toMatchObject({ kind: 'partial', created: [] });
  });

  test('pairs an index out of range with no item', async () => {
    const odd = { ...answer, errors: [{ index: 99, errors: [] }, { index: 'x' }, null] };
    expect(await decode(json(odd, 201), structuredError, { submitted })).toMatchObject({ errors: [{ index: 99, item: undefined }] });
  });
});

describe('decoding a success', () => {
  test('returns parsed JSON, and text for other bodies', async () => {
    expect(await decode(json({ data: [], request_id: 'r' }, 200), structuredError)).toEqual({
      kind: 'success',
      status: 200,
      data: { data: [], request_id: 'r' },
      requestId: 'r',
    });
    const svg = new Response('<svg/>', { status: 200, headers: { 'content-type': 'image/svg+xml' } });
    expect(await decode(svg, structuredError)).toMatchObject({ kind: 'success', data: '<svg/>' });
    expect(await decode(json({ code: 0, message: 'ok', data: 1 }, 200), codeEnvelope)).toMatchObject({ kind: 'success' });
  });
});

describe('decoding an unreadable answer', () => {
  const page = '<html><h1>502 Bad Gateway</h1></html>';
  test.each<[string, ResponseLike, object]>([
    [
      'a page of a gateway',
      new Response(page, { status: 502, headers: { 'content-type': 'text/html' } }),
      { why: 'media-type', retryable: true, excerpt: page },
    ],
    ['a page under 404', { status: 404, body: page }, { why: 'not-json', retryable: false }],
    ['malformed JSON', new Response('{', { status: 500, headers: { 'content-type': 'application/json' } }), { why: 'not-json' }],
    ['an empty body', new Response(null, { status: 500 }), { why: 'empty' }],
    ['a list', json([1], 400), { why: 'not-an-object' }],
    ['null', { status: 400, body: null }, { why: 'not-an-object' }],
    ['another format', json({ title: 'x' }, 400), { why: 'no-code' }],
    ['an empty code', json({ error: { code: '' } }, 400), { why: 'no-code' }],
    ['a long page', { status: 503, body: 'x'.repeat(10_000) }, { why: 'not-json', excerpt: 'x'.repeat(200) }],
    ['an interrupted body', { status: 400, text: () => Promise.reject(new Error('cut')) }, { why: 'broken-off' }],
    ['no response', undefined as never, { why: 'no-response', status: 0 }],
    ['no status', {} as never, { why: 'no-response' }],
  ])('explains why it cannot read %s', async (_, response, expected) => {
    expect(await decode(response, structuredError)).toMatchObject({ kind: 'unreadable', ...expected });
  });

  test('explains that it cannot read a consumed response', async () => {
    const response = json(invalid);
    await response.text();
    expect(await decode(response, structuredError)).toMatchObject({ kind: 'unreadable', why: 'broken-off' });
  });
});

describe('decoding answers of other HTTP clients', () => {
  test.each<[string, ResponseLike]>([
    ['a parsed body', { status: 400, body: invalid }],
    ['data, as axios returns it', { status: 400, data: invalid, headers: { 'content-type': 'application/json' } }],
    ['a string', { status: 400, body: `\uFEFF${JSON.stringify(invalid)}` }],
    ['headers as pairs', { status: 400, body: invalid, headers: [['Content-Type', 'application/json']] }],
  ])('accepts %s', async (_, response) => {
    expect(await decode(response, structuredError)).toMatchObject({ kind: 'failure', code: 'VALIDATION_ERROR' });
  });

  test('accepts headers in every form', async () => {
    const body = { error: { code: 'RATE_LIMITED', message: 'x' } };
    for (const headers of [
      new Headers({ 'Retry-After': '5' }),
      new Map([['Retry-After', '5']]),
      { 'Retry-After': ['5'] },
      { 'retry-after': 5 },
    ] as const)
      expect(await decode({ status: 429, body, headers }, structuredError)).toMatchObject({ retryAfter: 5 });
  });
});

test('decodes a parsed body that JSON cannot represent', async () => {
  const body: Record<string, unknown> = { error: { code: 'NOT_FOUND', message: 'x' }, request_id: 'r', big: 1n };
  body['self'] = body;
  expect(await decode({ status: 404, body }, structuredError)).toMatchObject({ kind: 'failure', code: 'NOT_FOUND' });
  expect(await decode({ status: 400, body: { code: Number.NaN, message: 'x' } }, codeEnvelope)).toMatchObject({
    kind: 'unreadable',
    why: 'no-code',
  });
});
