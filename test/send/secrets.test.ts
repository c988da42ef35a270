import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/model/exchange.ts';
import type { KeyForm } from '../../src/model/probe.ts';
import { extended, lastChanged, nearKey, otherCase, truncatedKey, wrongKey } from '../../src/send/bad-keys.ts';
import { answerOf, type Listening, request, senderFor, serveHttp } from './servers.ts';

let server: Listening;

/** Repeats everything it got, in every notation a server may use. */
beforeAll(async () => {
  server = await serveHttp((incoming, response) => {
    const got = [incoming.url ?? '', ...incoming.rawHeaders];
    for (const value of incoming.rawHeaders) if (/^[\x20-\x7e]*$/.test(value)) response.appendHeader('X-Echo', value);
    const credentials = got.map((text) => text.replace(/^(Bearer |Token |key=)/, ''));
    response.end([...got, JSON.stringify(got), ...credentials.map(encodeURIComponent), JSON.stringify(credentials)].join('\n'));
  });
});

afterAll(() => server.close());

const BEARER = { kind: 'bearer' } as const;

const FORMS: readonly KeyForm[] = [
  { kind: 'good' },
  { kind: 'state' },
  { kind: 'wrong' },
  { kind: 'truncated' },
  { kind: 'other-case' },
  { kind: 'extended' },
  { kind: 'last-changed' },
  { kind: 'two-blanks' },
  { kind: 'misplaced', as: { in: 'query', name: 'key' } },
  { kind: 'misplaced', as: { in: 'header', name: 'X-Other', prefix: 'Token ' } },
  { kind: 'misplaced', as: { in: 'cookie', name: 'key' } },
];

/** Printable keys that fit into a header; letters at both ends, because servers trim. */
const key = fc
  .tuple(fc.constantFrom('k', 'Q', '7'), fc.string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 30 }), fc.constantFrom('z', '9'))
  .map((parts) => parts.join(''))
  .filter((text) => !text.includes('*'));

/** Everything that is kept of an exchange, as one text. */
function kept({ request: sent, ...exchange }: Exchange): string {
  const answer = answerOf({ request: sent, ...exchange });
  const texts = [
    sent.url,
    ...sent.headers.flat(),
    ...answer.headers.flat(),
    Buffer.from(sent.body ?? []).toString(),
    Buffer.from(answer.body).toString(),
  ];
  return texts.join('\n');
}

describe('a stored exchange', () => {
  it('never contains a key that was sent, in any form, location or encoding', async () => {
    const property = fc.asyncProperty(key, key, fc.constantFrom(...FORMS), async (apiKey, stateKey, form) => {
      const sender = senderFor(server.url, { apiKey, auth: BEARER });
      const body = Buffer.from(JSON.stringify({ note: apiKey }));
      const exchange = await sender.send(request({ key: form, stateKey, method: 'POST', body }), { expects429: false });
      await sender.close();
      const text = kept(exchange);
      const sent = {
        good: apiKey,
        state: stateKey,
        wrong: wrongKey(apiKey),
        truncated: truncatedKey(apiKey),
        'other-case': nearKey(BEARER, apiKey, otherCase),
        extended: nearKey(BEARER, apiKey, extended),
        'last-changed': nearKey(BEARER, apiKey, lastChanged),
        'two-blanks': apiKey,
        misplaced: apiKey,
        none: apiKey,
        empty: apiKey,
      }[form.kind];
      for (const secret of [sent, apiKey])
        for (const written of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
          expect(text).not.toContain(written);
      expect(answerOf(exchange).leakedSecret).toBe(true);
    });
    await fc.assert(property, { seed: 7, numRuns: 60 });
  });

  it("never contains the values of the user's headers, nor the credentials in them", async () => {
    const headers = [
      ['Proxy-Authorization', 'Basic dXNlcjpwYXNzd29yZA=='],
      ['Cookie', 'a=first-secret; b=second-secret'],
    ] as const;
    const sender = senderFor(server.url, { headers });
    const exchange = await sender.send(request(), { expects429: false });
    await sender.close();
    const text = kept(exchange);
    for (const secret of ['dXNlcjpwYXNzd29yZA==', 'first-secret', 'second-secret']) expect(text).not.toContain(secret);
    expect(exchange.request.headers).toContainEqual(['proxy-authorization', 'Basic ***']);
  });
});
