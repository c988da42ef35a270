import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../reference/code-envelope/call.ts';
import { DETAILS } from '../../reference/code-envelope/codes.ts';
import { ROUTES } from '../../reference/code-envelope/routes.ts';
import { type Json, member } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { type ApiResponse, KEY, numbersOf, submission, type TestApi, testApi } from './code-envelope-api.ts';

type Values = Readonly<Record<string, Json>>;
type Provoke = (api: TestApi) => Promise<ApiResponse>;

const ADD = '/record/addRecord';
const VERIFY = '/record/verifyCertificate';
const UNKNOWN = 2_147_480_001;

const inState =
  (state: string, path: string, body: (values: Values) => Json): Provoke =>
  ({ call, setUp }) =>
    call(path, body(setUp(state)));

const adding = (state: string, value?: Json): Provoke => inState(state, ADD, (values) => submission(values, values['value'] ?? value));

const verifying = (state: string, change: Values = {}): Provoke =>
  inState(state, VERIFY, (values) => ({ action: 'set_status', to_status: 'used', ...values, ...change }));

const inCategory = (state: string): Provoke =>
  inState(state, '/record/getRecords', (values) => ({ filters: { qrcode_category: { id: values['category_id'] ?? 0 } } }));

/** The cause of each error_code. */
const CAUSES: Readonly<Record<keyof typeof DETAILS, Provoke>> = {
  100300: adding('the system fails'),
  100301: ({ call }) => call('/qrcodes/getContent', { qrcode: 1 }),
  100302: inState('a record exists', '/record/getRecord', (values) => ({ ...values, version: 'v2' })),
  100303: ({ call }) => call('/record/getRecord', { record_id: UNKNOWN }),
  100304: ({ call }) => call('/forms/getTemplate', { tpl_id: UNKNOWN }),
  100305: inState('a record exists', '/record/getRecord', (values) => ({ ...values, format: 'xml' })),
  100306: adding('a form not linked to the QR code exists'),
  100307: adding('a value of a unique field is taken'),
  100308: adding('a form with a required field exists', ''),
  100309: adding('a form with a telephone field exists', 'not a number'),
  100310: adding('a resource of the submission has expired'),
  100311: adding('the submission limit of the user is reached'),
  100312: adding('the submission limit of the form is reached'),
  100313: adding('the form is closed at this time'),
  100314: adding('the QR code is paused'),
  100315: ({ call, setUp }) => call('/record/getFormList', {}, { key: String(setUp('the API key is disabled')['apiKey']) }),
  100316: inState('a form of another organisation exists', '/forms/getTemplate', (values) => values),
  100317: inCategory('a category without QR codes exists'),
  100318: inCategory('a category with too many QR codes exists'),
  100319: verifying('a certificate that fails verification exists'),
  100320: verifying('a certificate exists', { certificate_code: 'CERT-NONE' }),
  100321: verifying('a certificate of a form without verification exists'),
  100322: verifying('a certificate that is not approved exists'),
  100323: verifying('a certificate exists', { tpl_id: UNKNOWN }),
  100324: verifying('a certificate whose flow has ended exists'),
  100325: verifying('a certificate exists', { action: 'approve' }),
  100326: verifying('a certificate exists', { to_status: 'gone' }),
  100327: verifying('a certificate exists', { authorization_code: 'AUTH-NONE' }),
  100328: verifying('a certificate the API key may not verify exists'),
  100329: verifying('a certificate that needs identity information exists'),
};

describe('error codes of code-envelope', () => {
  it.each(Object.entries(DETAILS))('answers error_code %i with its message, under a status equal to its code', async (detail, message) => {
    const answer = await CAUSES[Number(detail) as keyof typeof DETAILS](testApi());
    const code = detail === '100315' ? 401 : 400;
    expect(answer.status).toBe(code);
    expect(answer.body).toEqual({ code, message, error_code: Number(detail) });
  });
});

describe('successes of code-envelope', () => {
  const successes: Readonly<Record<(typeof OPERATIONS)[number], Provoke>> = {
    getContent: inState('a QR code exists', ROUTES.getContent, ({ qrcode = '' }) => ({ qrcode, format: 'markdown' })),
    getOperation: inState('a QR code exists', ROUTES.getOperation, ({ qrcode = '' }) => ({ qrcode })),
    getTemplate: inState('a form exists', ROUTES.getTemplate, (values) => values),
    getRecord: inState('a record exists', ROUTES.getRecord, ({ record_url = '' }) => ({ record_url, format: 'json-ld', version: 'v1' })),
    getRecords: ({ call }) => call(ROUTES.getRecords, {}),
    getFormList: ({ call }) => call(ROUTES.getFormList, { page: 2, page_size: 3 }),
    addRecord: adding('a form linked to a QR code exists'),
    verifyCertificate: verifying('a certificate exists'),
  };

  it.each(Object.entries(successes))('answers %s with code 0, the message ok, and data', async (_, provoke) => {
    const { status, body } = await provoke(testApi());
    expect([status, member(body, 'code'), member(body, 'message')]).toEqual([200, 0, 'ok']);
    expect(Object.keys(Object(body))).toEqual(['code', 'message', 'data']);
  });

  it('limits pages to their size and links to the next page', async () => {
    const { call, setUp } = testApi();
    const { tpl_id = 0 } = setUp('a form linked to a QR code exists');
    const wanted = { filters: { record_template: { id: tpl_id } }, page_size: 7 };
    const first = (await call(ROUTES.getRecords, wanted)).body;
    const second = (await call(ROUTES.getRecords, { ...wanted, page_token: at(first, '/data/next_page_token') ?? '' })).body;
    expect([at(first, '/data/list/6') !== undefined, at(first, '/data/list/7')]).toEqual([true, undefined]);
    expect(at(second, '/data/list/0/record_id')).not.toBe(at(first, '/data/list/0/record_id'));
  });

  it('moves a certificate to its next status only once', async () => {
    const { call, setUp } = testApi();
    const body = { certificate_code: setUp('a certificate exists')['certificate_code'] ?? '', action: 'set_next_status' };
    expect(numbersOf(await call(VERIFY, body))).toEqual([200, 0, undefined]);
    expect(numbersOf(await call(VERIFY, body))).toEqual([400, 400, 100326]);
  });
});

describe('API keys of code-envelope', () => {
  const rejected: readonly { readonly what: string; readonly headers?: Readonly<Record<string, string>>; readonly query?: string }[] = [
    { what: 'no key' },
    { what: 'an empty key', headers: { Authorization: 'Bearer ' } },
    { what: 'a wrong key', headers: { Authorization: 'Bearer wrong' } },
    { what: 'a truncated key', headers: { Authorization: `Bearer ${KEY.slice(0, -1)}` } },
    { what: 'a key without scheme', headers: { Authorization: KEY } },
    { what: 'a key under Basic', headers: { Authorization: `Basic ${KEY}` } },
    { what: 'a key in another header', headers: { 'X-API-Key': KEY } },
    { what: 'a key in the query', query: `?api_key=${KEY}` },
  ];

  it.each(rejected)('rejects $what before it validates the body', async ({ headers = {}, query = '' }) => {
    const answer = await testApi().call(ADD, Buffer.from('{'), { headers, query });
    expect(numbersOf(answer)).toEqual([401, 401, 100315]);
    expect(answer.text).not.toContain(KEY);
  });

  it('lets a read-only key read, and rejects its writes before it validates the body', async () => {
    const { call, setUp } = testApi();
    const key = String(setUp('the API key is read-only')['apiKey']);
    expect(numbersOf(await call(ROUTES.getFormList, {}, { key }))).toEqual([200, 0, undefined]);
    for (const path of [ADD, VERIFY]) expect(numbersOf(await call(path, Buffer.from('{'), { key }))).toEqual([403, 403, undefined]);
  });

  it('answers a record that the key may not see exactly like an unknown one', async () => {
    const { call, setUp } = testApi();
    const foreign = await call(ROUTES.getRecord, { record_id: setUp('a record the API key may not see exists')['record_id'] ?? 0 });
    const unknown = await call(ROUTES.getRecord, { record_id: UNKNOWN });
    expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
  });

  it('reports an exceeded rate limit with Retry-After, and an unavailable upstream service', async () => {
    const { call, setUp } = testApi();
    const limited = await call(ADD, {}, { key: String(setUp('the rate limit is spent')['apiKey']) });
    expect(numbersOf(limited)).toEqual([429, 429, undefined]);
    expect(limited.headers.get('Retry-After')).toMatch(/^\d+$/);
    const unavailable = await call(ADD, {}, { key: String(setUp('the upstream service is unavailable')['apiKey']) });
    expect(numbersOf(unavailable)).toEqual([502, 502, undefined]);
  });

  it('limits the rate if asked to', async () => {
    const { call } = testApi({ rate: { requests: 2, seconds: 60 } });
    const statuses = [];
    for (let count = 0; count < 3; count++) statuses.push((await call(ROUTES.getFormList, {})).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('requests to code-envelope', () => {
  const bodies: readonly (readonly [string, string])[] = [
    ['truncated JSON', '{"page": 1'],
    ['text after the JSON', '{} x'],
    ['an empty body', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a string', '"x"'],
    ['deep nesting', `{"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['a byte order mark', '\ufeff{}'],
  ];

  it.each(bodies)('rejects %s with code 400 and 100301', async (_, body) => {
    expect(numbersOf(await testApi().call(ROUTES.getFormList, Buffer.from(body)))).toEqual([400, 400, 100301]);
  });

  it('accepts unknown members with any name', async () => {
    const body = Buffer.from('{"__proto__":{"page":"x"},"constructor":1,"toString":null,"big":1e9999}');
    expect(numbersOf(await testApi().call(ROUTES.getFormList, body))).toEqual([200, 0, undefined]);
  });

  it('rejects a body of more than 5 MiB with an error of the format', async () => {
    const body = Buffer.from(`{"x":"${'a'.repeat(5 * 1024 * 1024)}"}`);
    expect(numbersOf(await testApi().call(ROUTES.getFormList, body))).toEqual([400, 400, 100301]);
  });

  const wrong: readonly (readonly [string, Json])[] = [
    [ROUTES.getContent, {}],
    [ROUTES.getContent, { qrcode: null }],
    [ROUTES.getOperation, { qrcode: [] }],
    [ROUTES.getTemplate, { tpl_id: '1' }],
    [ROUTES.getTemplate, { tpl_id: 1.5 }],
    [ROUTES.getRecord, {}],
    [ROUTES.getRecord, { record_id: 1, record_url: 2 }],
    [ROUTES.getRecords, { filters: [] }],
    [ROUTES.getRecords, { page_size: 51 }],
    [ROUTES.getFormList, { page: 0 }],
    [ROUTES.getFormList, { page_size: 0 }],
    [ADD, { code_id: 1, tpl_id: 1 }],
    [ADD, { code_id: 1, tpl_id: 1, fields: {} }],
    [ADD, { code_id: 1, tpl_id: 1, fields: [1] }],
    [ADD, { code_id: 1, tpl_id: 1, fields: [{ field_id: 1, field_type: 'text' }] }],
    [VERIFY, { action: 'set_status' }],
  ];

  it.each(wrong)('rejects invalid parameters of %s: %j', async (path, body) => {
    expect(numbersOf(await testApi().call(path, body))).toEqual([400, 400, 100301]);
  });

  it('answers an unknown QR code, operation or method with code 404 and no error_code', async () => {
    const { call } = testApi();
    expect(numbersOf(await call(ROUTES.getContent, { qrcode: 'NONE' }))).toEqual([404, 404, undefined]);
    expect(numbersOf(await call('/qrcodes/erase', {}))).toEqual([404, 404, undefined]);
    expect(numbersOf(await call(ROUTES.getContent, {}, { method: 'GET' }))).toEqual([404, 404, undefined]);
  });
});

describe('provider states of code-envelope', () => {
  it('creates new resources and keys for each set-up', () => {
    const { setUp } = testApi();
    expect(setUp('a form exists')['tpl_id']).not.toBe(setUp('a form exists')['tpl_id']);
    expect(setUp('the API key is disabled')['apiKey']).not.toBe(setUp('the API key is disabled')['apiKey']);
  });

  it('removes its resources when the last set-up ends', async () => {
    const { call, setUp, tearDown } = testApi();
    const first = setUp('a form exists');
    setUp('a form exists');
    tearDown('a form exists');
    expect(numbersOf(await call(ROUTES.getTemplate, first))).toEqual([200, 0, undefined]);
    tearDown('a form exists');
    expect(numbersOf(await call(ROUTES.getTemplate, first))).toEqual([400, 400, 100304]);
  });

  it('rejects an unknown state', () => {
    expect(() => testApi().setUp('the moon is full')).toThrow();
    expect(testApi().tearDown('the moon is full')).toBe(false);
  });
});
