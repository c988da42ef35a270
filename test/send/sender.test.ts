import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { KeyForm } from '../../src/model/probe.ts';
import { extended, lastChanged, nearKey, otherCase, truncatedKey, wrongKey } from '../../src/send/bad-keys.ts';
import { Budget } from '../../src/send/budget.ts';
import { answerOf, bodyOf, failureOf, KEY, type Listening, request, senderFor, sendOne, serveHttp, textOf } from './servers.ts';

const open: Listening[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

interface Got {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that records its requests and answers as configured, `{}` by default. */
async function recording(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void = (_, response) => response.end('{}'),
) {
  const got: Got[] = [];
  const server = await serveHttp(async (incoming, response) => {
    const body = await bodyOf(incoming);
    got.push({ url: incoming.url ?? '', headers: incoming.headers, body });
    answer(incoming, response, body);
  });
  open.push(server);
  return { url: server.url, got };
}

describe('a request on the wire', () => {
  it('appends the path to the base path, with or without a trailing slash', async () => {
    const { url, got } = await recording();
    await sendOne(`${url}/api/v1`, { query: [['q', 'a b&c']] });
    await sendOne(`${url}/api/v1/`, {
      query: [
        ['tag', 'x'],
        ['tag', 'y'],
      ],
    });
    expect(got.map((each) => each.url)).toEqual(['/api/v1/things?q=a%20b%26c', '/api/v1/things?tag=x&tag=y']);
  });

  it('names the tool, and carries exactly the given content type, or none', async () => {
    const { url, got } = await recording();
    const body = Buffer.from('{}');
    await sendOne(url, { method: 'POST', body, contentType: 'Text/Odd; a=b' });
    await sendOne(url, { method: 'POST', body }, { headers: [['Content-Type', 'text/plain']] });
    expect(got[0]?.headers).toMatchObject({
      'user-agent': 'errspec/0.0.0',
      'content-type': 'Text/Odd; a=b',
      'accept-encoding': 'identity',
    });
    expect(got[1]?.headers['content-type']).toBeUndefined();
    expect(got[1]?.body).toBe('{}');
  });

  it.each<[string, KeyForm, Record<string, string | undefined>]>([
    ['good', { kind: 'good' }, { 'x-api-key': KEY }],
    ['none', { kind: 'none' }, { 'x-api-key': undefined }],
    ['empty', { kind: 'empty' }, { 'x-api-key': '' }],
    ['wrong', { kind: 'wrong' }, { 'x-api-key': wrongKey(KEY) }],
    ['truncated', { kind: 'truncated' }, { 'x-api-key': truncatedKey(KEY) }],
    [
      'misplaced in a header',
      { kind: 'misplaced', as: { in: 'header', name: 'Authorization', prefix: 'Bearer ' } },
      { authorization: `Bearer ${KEY}`, 'x-api-key': undefined },
    ],
    ['misplaced in a cookie', { kind: 'misplaced', as: { in: 'cookie', name: 'key' } }, { cookie: `key=${KEY}` }],
  ])('places the key: %s', async (_, key, headers) => {
    const { url, got } = await recording();
    const exchange = await sendOne(url, { key });
    for (const [name, value] of Object.entries(headers)) expect(got[0]?.headers[name]).toBe(value);
    expect(JSON.stringify(exchange.request.headers)).not.toContain('0123456789');
  });

  it('carries the key in the query if the format wants it there', async () => {
    const { url, got } = await recording();
    const exchange = await sendOne(url, { key: { kind: 'misplaced', as: { in: 'query', name: 'api_key' } } });
    expect(got[0]?.url).toBe(`/things?api_key=${encodeURIComponent(KEY)}`);
    expect(exchange.request.url).toBe(`${url}/things?api_key=***`);
  });

  it('carries the key of a provider state', async () => {
    const { url, got } = await recording();
    await sendOne(url, { stateKey: 'state-key-1', key: { kind: 'state' } }, { auth: { kind: 'bearer' } });
    expect(got[0]?.headers.authorization).toBe('Bearer state-key-1');
  });

  it('lacks a user header that would replace the key', async () => {
    const { url, got } = await recording();
    await sendOne(
      url,
      { key: { kind: 'none' } },
      {
        headers: [
          ['x-api-key', 'mine-all-mine'],
          ['X-Tenant', 'tenant-number-7'],
        ],
      },
    );
    expect(got[0]?.headers['x-api-key']).toBeUndefined();
    expect(got[0]?.headers['x-tenant']).toBe('tenant-number-7');
  });
});

describe('wrong keys', () => {
  it.each([KEY, 'a', '', '----------', '3f2a9c-ffff', 'ZZZZZZZZZZ', '99999999'])(
    'differ from %j only in the second half, and keep its shape',
    (good) => {
      const wrong = wrongKey(good);
      expect(wrong).not.toBe(good);
      expect(wrong).toHaveLength(Math.max(good.length, 8));
      expect(wrong).toBe(wrongKey(good));
      expect(truncatedKey(good)).not.toBe(good);
      expect(truncatedKey(good)).not.toBe('');
    },
  );
});

describe('keys near the good one', () => {
  it.each([
    ['sk_Live_abc', 'SK_lIVE_ABC', 'sk_Live_abc0', 'sk_Live_ab7'],
    ['1234567890', undefined, '12345678900', '1234567891'],
    ['0a1f-33be', undefined, '0a1f-33be0', '0a1f-33b7'],
    ['eyJh.eyJz.SflKxwRJ', 'EYjH.EYjZ.sFLkXWrj', 'eyJh.eyJz.SflKxwRJ00', 'eyJh.eyJz.SflKxwR7'],
  ])('differ from %j in one way, as bytes of Base64 too', (good, cased, longer, changed) => {
    const near = (change: (secret: string) => string) => nearKey({ kind: 'bearer' }, good, change);
    expect(near(otherCase)).toBe(cased ?? wrongKey(good));
    expect(near(extended)).toBe(longer);
    expect(near(lastChanged)).toBe(changed);
  });

  it('have the same user and another password', () => {
    expect(nearKey({ kind: 'basic' }, 'Ann:Secret', otherCase)).toBe('Ann:sECRET');
  });

  it.each(['Q', 'f', 'v', 'z', '9', '-', '_', '='])('end in other bits than %j', (last) => {
    const changed = lastChanged(`secretKe${last}`);
    expect(changed.slice(0, -1)).toBe('secretKe');
    const bytes = (key: string) => Buffer.from(key.slice(-2), 'base64');
    expect(bytes(changed).equals(bytes(`e${last}`))).toBe(false);
  });
});

describe('an answer', () => {
  it('ends the request if it is a redirect', async () => {
    const { url, got } = await recording((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    expect(answerOf(await sendOne(url)).status).toBe(302);
    expect(got).toHaveLength(1);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ])('comes decoded from %s, even though no coding was accepted', async (coding, encode) => {
    const { url } = await recording((_, response) => response.writeHead(200, { 'content-encoding': coding }).end(encode('{"a":1}')));
    expect(textOf(await sendOne(url))).toBe('{"a":1}');
  });

  it('keeps every header, in lower case and in order', async () => {
    const { url } = await recording((_, response) => {
      response.appendHeader('X-B', '1');
      response.appendHeader('X-B', '2');
      response.end();
    });
    expect(answerOf(await sendOne(url)).headers.filter(([name]) => name === 'x-b')).toEqual([
      ['x-b', '1'],
      ['x-b', '2'],
    ]);
  });

  it('has a repeated key masked in headers and body, and is marked as a leak', async () => {
    const { url } = await recording((incoming, response) => {
      const key = String(incoming.headers['x-api-key']);
      response.setHeader('X-Echo', key);
      response.end(`${JSON.stringify({ key, once: encodeURIComponent(key) })} ${key.replaceAll('-', '\\u002D')}`);
    });
    const exchange = await sendOne(url);
    expect(answerOf(exchange).leakedSecret).toBe(true);
    expect(textOf(exchange)).not.toContain('0123456789');
    expect(answerOf(exchange).headers).toContainEqual(['x-echo', '***']);
  });

  it('has the values of user headers masked, without being marked as a leak', async () => {
    const { url } = await recording((incoming, response) => response.end(`you are ${String(incoming.headers['x-tenant'])}`));
    const exchange = await sendOne(url, {}, { headers: [['X-Tenant', 'tenant-number-7']] });
    expect(textOf(exchange)).toBe('you are ***');
    expect(answerOf(exchange).leakedSecret).toBe(false);
    expect(exchange.request.headers).toContainEqual(['x-tenant', '***']);
  });

  it('has the good key masked, without being marked as a leak, if the request did not send it', async () => {
    const { url } = await recording((_, response) => response.end(KEY));
    const exchange = await sendOne(url, { key: { kind: 'none' } });
    expect(textOf(exchange)).toBe('***');
    expect(answerOf(exchange).leakedSecret).toBe(false);
  });

  it('comes frozen with its exchange', async () => {
    const { url } = await recording();
    const exchange = await sendOne(url);
    expect(
      [exchange, exchange.request, exchange.request.headers, exchange.outcome, exchange.request.headers[0]].every(Object.isFrozen),
    ).toBe(true);
  });
});

describe('a sender', () => {
  it('sends no more than the budget allows', async () => {
    const { url, got } = await recording();
    const budget = new Budget(2);
    const sender = senderFor(url, { budget });
    const exchanges = [];
    for (let nth = 0; nth < 3; nth++) exchanges.push(await sender.send(request(), { expects429: false }));
    expect(exchanges.map(failureOf)).toEqual([200, 200, 'cancelled']);
    expect([got.length, sender.sent(), budget.left]).toEqual([2, 2, 0]);
    await sender.close();
  });

  it('aborts requests in flight when the run is cancelled, but still sends clean-up', async () => {
    const { url } = await recording((incoming, response) => {
      if (incoming.method === 'DELETE') response.end('{}');
    });
    const controller = new AbortController();
    const sender = senderFor(url, { signal: controller.signal });
    const pending = sender.send(request(), { expects429: false });
    setTimeout(() => controller.abort(), 50);
    expect(failureOf(await pending)).toBe('cancelled');
    expect(failureOf(await sender.send(request(), { expects429: false }))).toBe('cancelled');
    expect(failureOf(await sender.send(request({ method: 'DELETE' }), { expects429: false, cleanUp: true }))).toBe(200);
    await sender.close();
  });

  it('does not count time spent waiting for a connection towards the timeout', async () => {
    const { url } = await recording((_, response) => setTimeout(() => response.end('{}'), 150));
    const sender = senderFor(url, { connections: 1, timeoutMs: 400 });
    const exchanges = await Promise.all(Array.from({ length: 4 }, () => sender.send(request(), { expects429: false })));
    expect(exchanges.map(failureOf)).toEqual([200, 200, 200, 200]);
    await sender.close();
  });
});
