import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Reference, startReference } from '../../reference/start.ts';
import { isArray, type Json, member } from '../../src/json/json.ts';
import { type Seen, type Sending, send, state } from './client.ts';

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

function call(line: string, sending: Sending = {}): Promise<Seen> {
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
  return String((await state(reference.states, 'setup', name)).at(`/${value}`));
}

describe('errors', () => {
  it('stand in the envelope, as JSON, with a request id of their own', async () => {
    const [one, other] = [await call(`GET /qrcodes/${UNKNOWN}`), await call(`GET /qrcodes/${UNKNOWN}`)];
    expect(one.status).toBe(404);
    expect(one.headers.get('content-type')).toBe('application/json');
    expect(one.at('/error/code')).toBe('NOT_FOUND');
    expect(one.at('/error/message')).not.toBe('');
    expect(one.at('/request_id')).toMatch(UUID);
    expect(one.at('/request_id')).not.toBe(other.at('/request_id'));
  });

  it('carry limit headers that are numbers', async () => {
    const { headers } = await call('GET /qrcodes', { key: 'wrong' });
    for (const name of ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset']) expect(headers.get(name)).toMatch(/^\d+$/);
  });

  it('answer unknown routes and methods in the format', async () => {
    for (const line of ['GET /nothing', 'PATCH /qrcodes', 'DELETE /qrcodes/bulk/more']) {
      expect((await call(line)).at('/error/code')).toBe('NOT_FOUND');
    }
  });
});

describe('keys', () => {
  it.each([undefined, '', 'wrong', 'test-key-012'])('refuse %j on every operation, before anything else', async (key) => {
    const lines = [
      'GET /qrcodes',
      'POST /qrcodes',
      'POST /qrcodes/bulk',
      `PUT /qrcodes/${UNKNOWN}`,
      `DELETE /qrcodes/${UNKNOWN}`,
      'POST /keys',
    ];
    for (const line of [...lines, `GET /qrcodes/${UNKNOWN}`, `GET /qrcodes/${UNKNOWN}/image`, 'GET /nothing']) {
      const seen = await call(line, { key, ...(line.startsWith('GET') ? {} : { body: '{' }) });
      expect([line, seen.status, seen.at('/error/code')]).toEqual([line, 401, 'UNAUTHORIZED']);
    }
  });

  it('are taken from no other place', async () => {
    const bearer = { key: undefined, headers: { Authorization: `Bearer ${reference.apiKey}` } };
    expect((await call('GET /qrcodes', bearer)).status).toBe(401);
    expect((await call(`GET /qrcodes?api_key=${reference.apiKey}&X-API-Key=${reference.apiKey}`, { key: undefined })).status).toBe(401);
  });
});

describe('bodies', () => {
  it.each(['{', '{"type":"url",}', "{'type':'url'}", '{"a":NaN}', '{}x', '', '// no\n{}', '\uFEFF{}'])(
    'that are no JSON are INVALID_JSON: %j',
    async (body) => {
      const seen = await call('POST /qrcodes', { body });
      expect([seen.status, seen.at('/error/code')]).toEqual([400, 'INVALID_JSON']);
    },
  );

  it.each(['null', '[]', '"x"', '3'])('that are no object are a VALIDATION_ERROR: %s', async (body) => {
    expect((await call('POST /qrcodes/bulk', { body })).at('/error/code')).toBe('VALIDATION_ERROR');
  });

  it('never crash the server', async () => {
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

describe('creating', () => {
  it('answers 201 with the code, which reads back', async () => {
    const seen = await call('POST /qrcodes', { body: { ...URL_CODE, name: null, folder_id: null, style: null, is_dynamic: null } });
    expect([seen.status, seen.at('/name'), seen.at('/content_string')]).toEqual([201, 'url QR Code', 'https://example.com/a']);
    const read = await call(`GET /qrcodes/${seen.at('/id')}`);
    expect([read.status, read.at('/content'), read.at('/is_dynamic'), read.at('/folder_id')]).toEqual([
      200,
      'https://example.com/a',
      false,
      null,
    ]);
    expect(read.at('/style_config')).toBe('{}');
  });

  it('names all broken fields at once, by their last member', async () => {
    const body = { type: 'wifi', content: { ssid: 5, encryption: 'WPA9' }, name: 'n'.repeat(101), is_dynamic: 'yes', folder_id: 'x' };
    const seen = await call('POST /qrcodes', { body });
    expect(seen.at('/error/code')).toBe('VALIDATION_ERROR');
    expect(names(seen.at('/error/fields')).toSorted()).toEqual(['encryption', 'folder_id', 'is_dynamic', 'name', 'ssid']);
  });

  it('counts characters as code points, up to each limit', async () => {
    expect((await call('POST /qrcodes', { body: { ...URL_CODE, name: '😀'.repeat(100) } })).status).toBe(201);
    expect((await call('POST /qrcodes', { body: { type: 'text', content: { text: 'x'.repeat(900) } } })).status).toBe(201);
    expect(
      names((await call('POST /qrcodes', { body: { type: 'text', content: { text: 'x'.repeat(901) } } })).at('/error/fields')),
    ).toEqual(['text']);
  });
});

describe('bulk', () => {
  it('creates the good items and reports the bad ones at their places', async () => {
    const qrcodes = [URL_CODE, { type: 'url', content: { url: 'example.com' } }, URL_CODE, 7];
    const seen = await call('POST /qrcodes/bulk', { body: { qrcodes } });
    expect(seen.status).toBe(200);
    expect(seen.at('/summary')).toEqual({ total_submitted: 4, total_created: 2, total_failed: 2 });
    expect([seen.at('/errors/0/index'), names(seen.at('/errors/0/errors')), seen.at('/errors/1/index')]).toEqual([1, ['url'], 3]);
    expect((await call(`GET /qrcodes/${seen.at('/created/1/id')}`)).status).toBe(200);
  });

  it('takes 1 to 50 items, large ones too', async () => {
    const item = { type: 'text', content: { text: 'ä'.repeat(900) } };
    expect((await call('POST /qrcodes/bulk', { body: { qrcodes: Array.from({ length: 50 }, () => item) } })).status).toBe(201);
    for (const qrcodes of [[], Array.from({ length: 51 }, () => item), 'x', undefined]) {
      const seen = await call('POST /qrcodes/bulk', { body: { qrcodes } });
      expect([seen.status, names(seen.at('/error/fields'))]).toEqual([400, ['qrcodes']]);
    }
  });
});

describe('reading and changing', () => {
  it('lists pages that add up, and finds text in name and content', async () => {
    const mark = crypto.randomUUID();
    await Promise.all([
      created({ ...URL_CODE, name: mark }),
      created({ type: 'text', content: { text: `in ${mark}` } }),
      created({ ...URL_CODE, name: mark }),
    ]);
    const seen = await call(`GET /qrcodes?search=${mark}&limit=2`);
    expect(seen.at('/pagination')).toEqual({ page: 1, limit: 2, total: 3, total_pages: 2 });
    expect(seen.at('/data')).toHaveLength(2);
    expect((await call(`GET /qrcodes?search=${mark}&limit=2&page=2`)).at('/data')).toHaveLength(1);
  });

  it('refuses query values that are out of range', async () => {
    const seen = await call('GET /qrcodes?limit=0&page=x&type=y&sort=z');
    expect(names(seen.at('/error/fields'))).toEqual(['page', 'limit', 'type', 'sort']);
  });

  it('changes what is sent and nothing else', async () => {
    const id = await created({ ...URL_CODE, name: 'before' });
    expect((await call(`PUT /qrcodes/${id}`, { body: { name: 'after' } })).status).toBe(200);
    const read = await call(`GET /qrcodes/${id}`);
    expect([read.at('/name'), read.at('/content')]).toEqual(['after', 'https://example.com/a']);
  });

  it('refuses another type and the way back from dynamic, and changes nothing', async () => {
    const id = await created({ ...URL_CODE, is_dynamic: true });
    const seen = await call(`PUT /qrcodes/${id}`, { body: { type: 'text', is_dynamic: false, name: 'new' } });
    expect(names(seen.at('/error/fields')).toSorted()).toEqual(['is_dynamic', 'type']);
    const read = await call(`GET /qrcodes/${id}`);
    expect([read.at('/name'), typeof read.at('/short_code'), typeof read.at('/dynamic_url')]).toEqual(['url QR Code', 'string', 'string']);
  });

  it('draws SVG alone', async () => {
    const id = await created();
    const seen = await call(`GET /qrcodes/${id}/image?format=svg&size=2000`);
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(names((await call(`GET /qrcodes/${id}/image?format=png`)).at('/error/fields'))).toEqual(['format']);
  });

  it('finds nothing of what was deleted', async () => {
    const id = await created();
    expect((await call(`DELETE /qrcodes/${id}`)).status).toBe(200);
    for (const line of [`GET /qrcodes/${id}`, `DELETE /qrcodes/${id}`, `GET /qrcodes/${id}/image`])
      expect((await call(line)).status).toBe(404);
    expect((await call(`PUT /qrcodes/${id}`, { body: { name: 'x' } })).status).toBe(404);
  });
});

describe('provider states', () => {
  it('answer what is foreign like what is unknown', async () => {
    const foreign = await call(`GET /qrcodes/${await valueOf('a QR code of another account exists', 'id')}`);
    const unknown = await call(`GET /qrcodes/${UNKNOWN}`);
    expect([foreign.status, foreign.at('/error')]).toEqual([unknown.status, unknown.at('/error')]);
  });

  it.each([
    ['the API key was revoked', 401, 'UNAUTHORIZED'],
    ['the rate limit is spent', 429, 'RATE_LIMITED'],
    ['the server fails', 500, 'SERVER_ERROR'],
  ])('hand out a key: %s', async (name, status, code) => {
    const seen = await call('GET /qrcodes', { key: await valueOf(name, 'apiKey') });
    expect([seen.status, seen.at('/error/code')]).toEqual([status, code]);
    expect(seen.headers.has('Retry-After')).toBe(status === 429);
  });

  it('know a conflict, which is steady', async () => {
    const key = await valueOf('an API key already exists', 'apiKey');
    for (const _ of [1, 2]) expect((await call('POST /keys', { key })).status).toBe(409);
  });

  it('make things of their own, which stay until the last teardown', async () => {
    const [one, other] = [await valueOf('a QR code exists', 'id'), await valueOf('a QR code exists', 'id')];
    expect(one).not.toBe(other);
    await state(reference.states, 'teardown', 'a QR code exists');
    expect((await call(`GET /qrcodes/${other}`)).status).toBe(200);
    await state(reference.states, 'teardown', 'a QR code exists');
    expect((await call(`GET /qrcodes/${other}`)).status).toBe(404);
  });

  it('refuse a state that does not exist, and requests that are none', async () => {
    expect((await state(reference.states, 'setup', 'the moon is full')).status).toBe(404);
    expect((await send(reference.states, 'POST ', { body: '{' })).status).toBe(400);
  });
});

describe('a rate limit', () => {
  it('counts per key, tells how long to wait, and opens again', async () => {
    const limited = await startReference({ apiKey: 'k', formats: ['structured-error'], rate: { requests: 2, seconds: 1 } });
    const target = limited.targets['structured-error'] ?? '';
    try {
      const seen = [];
      for (const _ of [1, 2, 3]) seen.push(await send(target, 'GET /qrcodes', { key: 'k' }));
      expect(seen.map(({ status }) => status)).toEqual([200, 200, 429]);
      expect(seen.map(({ headers }) => headers.get('X-RateLimit-Remaining'))).toEqual(['1', '0', '0']);
      expect(seen[2]?.headers.get('Retry-After')).toBe('1');
      await new Promise((resolve) => setTimeout(resolve, 1050));
      expect((await send(target, 'GET /qrcodes', { key: 'k' })).status).toBe(200);
    } finally {
      await limited.close();
    }
  });
});
