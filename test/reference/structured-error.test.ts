import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Reference, startReference } from '../../reference/start.ts';
import { isArray, type Json, member } from '../../src/json/json.ts';
import { type ReceivedAnswer, type SendOptions, send, sendState } from './client.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const URL_CODE = { type: 'url', content: { url: 'https://example.com/a' } };
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

let reference: Reference;
let base: string;

beforeAll(async () => {
  reference = await startReference({ apiKey: 'test-key-0123456789' });
  base = reference.targets['structured-error'] ?? '';
});

afterAll(() => reference.close());

function call(line: string, sending: SendOptions = {}): Promise<ReceivedAnswer> {
  return send(base, line, { key: reference.apiKey, ...sending });
}

async function created(body: unknown = URL_CODE): Promise<string> {
  return String((await call('POST /qrcodes', { body })).at('/id'));
}

/** The names in a list of blamed fields. */
function names(list: Json | undefined): readonly (Json | undefined)[] {
  return isArray(list) ? list.map((entry) => member(entry, 'field')) : [];
}

async function valueOf(name: string, value: string): Promise<string> {
  return String((await sendState(reference.states, 'setup', name)).at(`/${value}`));
}

describe('errors of structured-error', () => {
  it('sends errors as JSON in the documented shape, each with its own request id', async () => {
    const [one, other] = [await call(`GET /qrcodes/${UNKNOWN}`), await call(`GET /qrcodes/${UNKNOWN}`)];
    expect(one.status).toBe(404);
    expect(one.headers.get('content-type')).toBe('application/json');
    expect(one.at('/error/code')).toBe('NOT_FOUND');
    expect(one.at('/error/message')).not.toBe('');
    expect(one.at('/request_id')).toMatch(UUID);
    expect(one.at('/request_id')).not.toBe(other.at('/request_id'));
  });

  it('sends rate limit headers with numbers', async () => {
    const { headers } = await call('GET /qrcodes', { key: 'wrong' });
    for (const name of ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset']) expect(headers.get(name)).toMatch(/^\d+$/);
  });

  it('answers unknown routes and methods with errors of the format', async () => {
    for (const line of ['GET /nothing', 'PATCH /qrcodes', 'DELETE /qrcodes/bulk/more']) {
      expect((await call(line)).at('/error/code')).toBe('NOT_FOUND');
    }
  });
});

describe('API keys of structured-error', () => {
  it.each([undefined, '', 'wrong', 'test-key-012'])('rejects the key %j on every operation, before any other check', async (key) => {
    const lines = [
      'GET /qrcodes',
      'POST /qrcodes',
      'POST /qrcodes/bulk',
      `PUT /qrcodes/${UNKNOWN}`,
      `DELETE /qrcodes/${UNKNOWN}`,
      'POST /keys',
    ];
    for (const line of [...lines, `GET /qrcodes/${UNKNOWN}`, `GET /qrcodes/${UNKNOWN}/image`, 'GET /nothing']) {
      const answer = await call(line, { key, ...(line.startsWith('GET') ? {} : { body: '{' }) });
      expect([line, answer.status, answer.at('/error/code')]).toEqual([line, 401, 'UNAUTHORIZED']);
    }
  });

  it('accepts the key only in its documented header', async () => {
    const bearer = { key: undefined, headers: { Authorization: `Bearer ${reference.apiKey}` } };
    expect((await call('GET /qrcodes', bearer)).status).toBe(401);
    expect((await call(`GET /qrcodes?api_key=${reference.apiKey}&X-API-Key=${reference.apiKey}`, { key: undefined })).status).toBe(401);
  });
});

describe('bodies sent to structured-error', () => {
  it.each(['{', '{"type":"url",}', "{'type':'url'}", '{"a":NaN}', '{}x', '', '// no\n{}', '\uFEFF{}'])(
    'answers malformed JSON with INVALID_JSON: %j',
    async (body) => {
      const answer = await call('POST /qrcodes', { body });
      expect([answer.status, answer.at('/error/code')]).toEqual([400, 'INVALID_JSON']);
    },
  );

  it.each(['null', '[]', '"x"', '3'])('answers JSON that is not an object with VALIDATION_ERROR: %s', async (body) => {
    expect((await call('POST /qrcodes/bulk', { body })).at('/error/code')).toBe('VALIDATION_ERROR');
  });

  it('survives hostile bodies', async () => {
    const deep = '{"type":"text","content":{"text":"a"},"style":' + '['.repeat(100_000) + ']'.repeat(100_000) + '}';
    const hostile = [
      deep,
      new Uint8Array([0x7b, 0xff, 0x7d]),
      '{"type":"text","content":{"text":"\\ud800"},"type":"text"}',
      '{"type":"email","content":{"email":"a@example.com","subject":"\\udfff"}}',
      '{"type":"text","content":{"text":"a"},"style":{"a":1e999},"__proto__":{"b":1},"constructor":2}',
      '{"type":"__proto__","content":{"text":"a"}}',
      JSON.stringify({ ...URL_CODE, name: 'x'.repeat(6_000_000) }),
    ];
    for (const body of hostile) expect((await call('POST /qrcodes', { body })).status).toBeLessThan(500);
  });
});

describe('createQrcode', () => {
  it('answers 201 with the code, which can be read back', async () => {
    const answer = await call('POST /qrcodes', { body: { ...URL_CODE, name: null, folder_id: null, style: null, is_dynamic: null } });
    expect([answer.status, answer.at('/name'), answer.at('/content_string')]).toEqual([201, 'url QR Code', 'https://example.com/a']);
    const read = await call(`GET /qrcodes/${answer.at('/id')}`);
    expect([read.status, read.at('/content'), read.at('/is_dynamic'), read.at('/folder_id')]).toEqual([
      200,
      'https://example.com/a',
      false,
      null,
    ]);
    expect(read.at('/style_config')).toBe('{}');
  });

  it('names all invalid fields at once, by their last member', async () => {
    const body = { type: 'wifi', content: { ssid: 5, encryption: 'WPA9' }, name: 'n'.repeat(101), is_dynamic: 'yes', folder_id: 'x' };
    const answer = await call('POST /qrcodes', { body });
    expect(answer.at('/error/code')).toBe('VALIDATION_ERROR');
    expect(names(answer.at('/error/fields')).toSorted()).toEqual(['encryption', 'folder_id', 'is_dynamic', 'name', 'ssid']);
  });

  it('counts lengths in code points, up to each limit', async () => {
    expect((await call('POST /qrcodes', { body: { ...URL_CODE, name: '😀'.repeat(100) } })).status).toBe(201);
    expect((await call('POST /qrcodes', { body: { type: 'text', content: { text: 'x'.repeat(900) } } })).status).toBe(201);
    expect(
      names((await call('POST /qrcodes', { body: { type: 'text', content: { text: 'x'.repeat(901) } } })).at('/error/fields')),
    ).toEqual(['text']);
  });
});

describe('createQrcodesBulk', () => {
  it('creates the valid items and reports the invalid ones at their indexes', async () => {
    const qrcodes = [URL_CODE, { type: 'url', content: { url: 'example.com' } }, URL_CODE, 7];
    const answer = await call('POST /qrcodes/bulk', { body: { qrcodes } });
    expect(answer.status).toBe(200);
    expect(answer.at('/summary')).toEqual({ total_submitted: 4, total_created: 2, total_failed: 2 });
    expect([answer.at('/errors/0/index'), names(answer.at('/errors/0/errors')), answer.at('/errors/1/index')]).toEqual([1, ['url'], 3]);
    expect((await call(`GET /qrcodes/${answer.at('/created/1/id')}`)).status).toBe(200);
  });

  it('accepts 1 to 50 items, including large ones', async () => {
    const item = { type: 'text', content: { text: 'ä'.repeat(900) } };
    expect((await call('POST /qrcodes/bulk', { body: { qrcodes: Array.from({ length: 50 }, () => item) } })).status).toBe(201);
    for (const qrcodes of [[], Array.from({ length: 51 }, () => item), 'x', undefined]) {
      const answer = await call('POST /qrcodes/bulk', { body: { qrcodes } });
      expect([answer.status, names(answer.at('/error/fields'))]).toEqual([400, ['qrcodes']]);
    }
  });
});

describe('listing, reading, updating and deleting', () => {
  it('lists consistent pages, and finds text in name and content', async () => {
    const tag = crypto.randomUUID();
    await Promise.all([
      created({ ...URL_CODE, name: tag }),
      created({ type: 'text', content: { text: `in ${tag}` } }),
      created({ ...URL_CODE, name: tag }),
    ]);
    const answer = await call(`GET /qrcodes?search=${tag}&limit=2`);
    expect(answer.at('/pagination')).toEqual({ page: 1, limit: 2, total: 3, total_pages: 2 });
    expect(answer.at('/data')).toHaveLength(2);
    expect((await call(`GET /qrcodes?search=${tag}&limit=2&page=2`)).at('/data')).toHaveLength(1);
  });

  it('rejects query values out of range', async () => {
    const answer = await call('GET /qrcodes?limit=0&page=x&type=y&sort=z');
    expect(names(answer.at('/error/fields'))).toEqual(['page', 'limit', 'type', 'sort']);
  });

  it('updates only the members that are sent', async () => {
    const id = await created({ ...URL_CODE, name: 'before' });
    expect((await call(`PUT /qrcodes/${id}`, { body: { name: 'after' } })).status).toBe(200);
    const read = await call(`GET /qrcodes/${id}`);
    expect([read.at('/name'), read.at('/content')]).toEqual(['after', 'https://example.com/a']);
  });

  it('rejects another type and a change back to static, and updates nothing', async () => {
    const id = await created({ ...URL_CODE, is_dynamic: true });
    const answer = await call(`PUT /qrcodes/${id}`, { body: { type: 'text', is_dynamic: false, name: 'new' } });
    expect(names(answer.at('/error/fields')).toSorted()).toEqual(['is_dynamic', 'type']);
    const read = await call(`GET /qrcodes/${id}`);
    expect([read.at('/name'), typeof read.at('/short_code'), typeof read.at('/dynamic_url')]).toEqual(['url QR Code', 'string', 'string']);
  });

  it('returns images only as SVG', async () => {
    const id = await created();
    const answer = await call(`GET /qrcodes/${id}/image?format=svg&size=2000`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(names((await call(`GET /qrcodes/${id}/image?format=png`)).at('/error/fields'))).toEqual(['format']);
  });

  it('answers 404 for a deleted code', async () => {
    const id = await created();
    expect((await call(`DELETE /qrcodes/${id}`)).status).toBe(200);
    for (const line of [`GET /qrcodes/${id}`, `DELETE /qrcodes/${id}`, `GET /qrcodes/${id}/image`])
      expect((await call(line)).status).toBe(404);
    expect((await call(`PUT /qrcodes/${id}`, { body: { name: 'x' } })).status).toBe(404);
  });
});

describe('provider states of structured-error', () => {
  it('answers a code of another account like an unknown one', async () => {
    const foreign = await call(`GET /qrcodes/${await valueOf('a QR code of another account exists', 'id')}`);
    const unknown = await call(`GET /qrcodes/${UNKNOWN}`);
    expect([foreign.status, foreign.at('/error')]).toEqual([unknown.status, unknown.at('/error')]);
  });

  it.each([
    ['the API key was revoked', 401, 'UNAUTHORIZED'],
    ['the rate limit is spent', 429, 'RATE_LIMITED'],
    ['the server fails', 500, 'SERVER_ERROR'],
  ])('returns a key for the state: %s', async (name, status, code) => {
    const answer = await call('GET /qrcodes', { key: await valueOf(name, 'apiKey') });
    expect([answer.status, answer.at('/error/code')]).toEqual([status, code]);
    expect(answer.headers.has('Retry-After')).toBe(status === 429);
  });

  it('repeats the conflict of an account that already has a key', async () => {
    const key = await valueOf('an API key already exists', 'apiKey');
    for (const _ of [1, 2]) expect((await call('POST /keys', { key })).status).toBe(409);
  });

  it('creates separate resources and keeps them until the last teardown', async () => {
    const [one, other] = [await valueOf('a QR code exists', 'id'), await valueOf('a QR code exists', 'id')];
    expect(one).not.toBe(other);
    await sendState(reference.states, 'teardown', 'a QR code exists');
    expect((await call(`GET /qrcodes/${other}`)).status).toBe(200);
    await sendState(reference.states, 'teardown', 'a QR code exists');
    expect((await call(`GET /qrcodes/${other}`)).status).toBe(404);
  });

  it('rejects unknown states and invalid requests', async () => {
    expect((await sendState(reference.states, 'setup', 'the moon is full')).status).toBe(404);
    expect((await send(reference.states, 'POST ', { body: '{' })).status).toBe(400);
  });
});

describe('the rate limit of structured-error', () => {
  it('counts requests per key, says how long to wait, and resets', async () => {
    const limited = await startReference({ apiKey: 'k', formats: ['structured-error'], rate: { requests: 2, seconds: 1 } });
    const target = limited.targets['structured-error'] ?? '';
    try {
      const answer = [];
      for (const _ of [1, 2, 3]) answer.push(await send(target, 'GET /qrcodes', { key: 'k' }));
      expect(answer.map(({ status }) => status)).toEqual([200, 200, 429]);
      expect(answer.map(({ headers }) => headers.get('X-RateLimit-Remaining'))).toEqual(['1', '0', '0']);
      expect(answer[2]?.headers.get('Retry-After')).toBe('1');
      await new Promise((resolve) => setTimeout(resolve, 1050));
      expect((await send(target, 'GET /qrcodes', { key: 'k' })).status).toBe(200);
    } finally {
      await limited.close();
    }
  });
});
