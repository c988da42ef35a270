import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../reference/code-envelope/call.ts';
import { DETAILS } from '../../reference/code-envelope/codes.ts';
import { ROUTES } from '../../reference/code-envelope/routes.ts';
import { type Json, member } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { KEY, numbersOf, submission, type Told, type Tried, tried } from './code-envelope.support.ts';

type Values = Readonly<Record<string, Json>>;
type Provoke = (api: Tried) => Promise<Told>;

const ADD = '/record/addRecord';
const VERIFY = '/record/verifyCertificate';
const UNKNOWN = 2_147_480_001;

const inState =
  (state: string, path: string, body: (values: Values) => Json): Provoke =>
  ({ call, given }) =>
    call(path, body(given(state)));

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
  100315: ({ call, given }) => call('/record/getFormList', {}, { key: String(given('the API key is disabled')['apiKey']) }),
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

describe('the error codes of the code envelope', () => {
  it.each(Object.entries(DETAILS))('answers %i with its message, under a status that mirrors its code', async (detail, message) => {
    const told = await CAUSES[Number(detail) as keyof typeof DETAILS](tried());
    const code = detail === '100315' ? 401 : 400;
    expect(told.status).toBe(code);
    expect(told.body).toEqual({ code, message, error_code: Number(detail) });
  });
});

describe('the successes of the code envelope', () => {
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

  it.each(Object.entries(successes))('answers %s with code 0, ok and data', async (_, provoke) => {
    const { status, body } = await provoke(tried());
    expect([status, member(body, 'code'), member(body, 'message')]).toEqual([200, 0, 'ok']);
    expect(Object.keys(Object(body))).toEqual(['code', 'message', 'data']);
  });

  it('holds pages to their size and leads on to the next', async () => {
    const { call, given } = tried();
    const { tpl_id = 0 } = given('a form linked to a QR code exists');
    const wanted = { filters: { record_template: { id: tpl_id } }, page_size: 7 };
    const first = (await call(ROUTES.getRecords, wanted)).body;
    const second = (await call(ROUTES.getRecords, { ...wanted, page_token: at(first, '/data/next_page_token') ?? '' })).body;
    expect([at(first, '/data/list/6') !== undefined, at(first, '/data/list/7')]).toEqual([true, undefined]);
    expect(at(second, '/data/list/0/record_id')).not.toBe(at(first, '/data/list/0/record_id'));
  });

  it('moves a certificate to its next status, and no further', async () => {
    const { call, given } = tried();
    const body = { certificate_code: given('a certificate exists')['certificate_code'] ?? '', action: 'set_next_status' };
    expect(numbersOf(await call(VERIFY, body))).toEqual([200, 0, undefined]);
    expect(numbersOf(await call(VERIFY, body))).toEqual([400, 400, 100326]);
  });
});

describe('who may come in', () => {
  const refused: readonly { readonly what: string; readonly headers?: Readonly<Record<string, string>>; readonly query?: string }[] = [
    { what: 'no key' },
    { what: 'an empty key', headers: { Authorization: 'Bearer ' } },
    { what: 'a wrong key', headers: { Authorization: 'Bearer wrong' } },
    { what: 'a truncated key', headers: { Authorization: `Bearer ${KEY.slice(0, -1)}` } },
    { what: 'a key without scheme', headers: { Authorization: KEY } },
    { what: 'a key under Basic', headers: { Authorization: `Basic ${KEY}` } },
    { what: 'a key in another header', headers: { 'X-API-Key': KEY } },
    { what: 'a key in the query', query: `?api_key=${KEY}` },
  ];

  it.each(refused)('refuses $what before it looks at the body', async ({ headers = {}, query = '' }) => {
    const told = await tried().call(ADD, Buffer.from('{'), { headers, query });
    expect(numbersOf(told)).toEqual([401, 401, 100315]);
    expect(told.text).not.toContain(KEY);
  });

  it('lets a read-only key read, and refuses its writes before it looks at the body', async () => {
    const { call, given } = tried();
    const key = String(given('the API key is read-only')['apiKey']);
    expect(numbersOf(await call(ROUTES.getFormList, {}, { key }))).toEqual([200, 0, undefined]);
    for (const path of [ADD, VERIFY]) expect(numbersOf(await call(path, Buffer.from('{'), { key }))).toEqual([403, 403, undefined]);
  });

  it('answers a record that the key may not see byte for byte like an unknown one', async () => {
    const { call, given } = tried();
    const foreign = await call(ROUTES.getRecord, { record_id: given('a record the API key may not see exists')['record_id'] ?? 0 });
    const unknown = await call(ROUTES.getRecord, { record_id: UNKNOWN });
    expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
  });

  it('tells a spent limit with Retry-After, and an upstream that is away', async () => {
    const { call, given } = tried();
    const spent = await call(ADD, {}, { key: String(given('the rate limit is spent')['apiKey']) });
    expect(numbersOf(spent)).toEqual([429, 429, undefined]);
    expect(spent.headers.get('Retry-After')).toMatch(/^\d+$/);
    const away = await call(ADD, {}, { key: String(given('the upstream service is unavailable')['apiKey']) });
    expect(numbersOf(away)).toEqual([502, 502, undefined]);
  });

  it('limits the rate where it is asked to', async () => {
    const { call } = tried({ rate: { requests: 2, seconds: 60 } });
    const statuses = [];
    for (let count = 0; count < 3; count++) statuses.push((await call(ROUTES.getFormList, {})).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('what may be sent', () => {
  const bodies: readonly (readonly [string, string])[] = [
    ['truncated JSON', '{"page": 1'],
    ['text after the JSON', '{} x'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"x"'],
    ['deep nesting', `{"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['a byte order mark', '\ufeff{}'],
  ];

  it.each(bodies)('refuses %s with code 400 and 100301', async (_, body) => {
    expect(numbersOf(await tried().call(ROUTES.getFormList, Buffer.from(body)))).toEqual([400, 400, 100301]);
  });

  it('takes members that it does not know, whatever their name', async () => {
    const body = Buffer.from('{"__proto__":{"page":"x"},"constructor":1,"toString":null,"big":1e9999}');
    expect(numbersOf(await tried().call(ROUTES.getFormList, body))).toEqual([200, 0, undefined]);
  });

  it('refuses a body of more than 5 MiB in the format', async () => {
    const body = Buffer.from(`{"x":"${'a'.repeat(5 * 1024 * 1024)}"}`);
    expect(numbersOf(await tried().call(ROUTES.getFormList, body))).toEqual([400, 400, 100301]);
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

  it.each(wrong)('refuses %s with %j', async (path, body) => {
    expect(numbersOf(await tried().call(path, body))).toEqual([400, 400, 100301]);
  });

  it('answers an unknown QR code, operation and method with code 404 alone', async () => {
    const { call } = tried();
    expect(numbersOf(await call(ROUTES.getContent, { qrcode: 'NONE' }))).toEqual([404, 404, undefined]);
    expect(numbersOf(await call('/qrcodes/erase', {}))).toEqual([404, 404, undefined]);
    expect(numbersOf(await call(ROUTES.getContent, {}, { method: 'GET' }))).toEqual([404, 404, undefined]);
  });
});

describe('provider states', () => {
  it('makes new things and keys each time', () => {
    const { given } = tried();
    expect(given('a form exists')['tpl_id']).not.toBe(given('a form exists')['tpl_id']);
    expect(given('the API key is disabled')['apiKey']).not.toBe(given('the API key is disabled')['apiKey']);
  });

  it('takes away what it made when the last set-up ends', async () => {
    const { call, given, over } = tried();
    const first = given('a form exists');
    given('a form exists');
    over('a form exists');
    expect(numbersOf(await call(ROUTES.getTemplate, first))).toEqual([200, 0, undefined]);
    over('a form exists');
    expect(numbersOf(await call(ROUTES.getTemplate, first))).toEqual([400, 400, 100304]);
  });

  it('knows no other state', () => {
    expect(() => tried().given('the moon is full')).toThrow();
    expect(tried().over('the moon is full')).toBe(false);
  });
});
