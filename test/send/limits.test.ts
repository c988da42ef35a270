import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/model/exchange.ts';
import type { LimitRules } from '../../src/model/format.ts';
import { Budget } from '../../src/send/budget.ts';
import type { SenderOptions } from '../../src/send/options.ts';
import { paced } from '../../src/send/rate.ts';
import { failureOf, type Listening, request, senderFor, serveHttp } from './servers.ts';

const open: Listening[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const RULES: LimitRules = {
  entry: 'SLOW_DOWN',
  headers: { limit: 'X-Limit', remaining: 'X-Remaining', reset: 'X-Reset' },
  reset: 'delay',
  retryAfter: true,
  rate: undefined,
};

interface Limited {
  readonly url: string;
  /** Statuses in the order in which they were answered. */
  readonly statuses: number[];
}

/** A server that accepts this many requests per window, and reports that in its headers if asked to. */
async function limited(requests: number, windowMs: number, hint: 'headers' | 'retry-after' | 'nothing'): Promise<Limited> {
  const statuses: number[] = [];
  let left = requests;
  let resetAt = Date.now() + windowMs;
  const server = await serveHttp((_, response) => {
    if (Date.now() >= resetAt) {
      left = requests;
      resetAt = Date.now() + windowMs;
    }
    const status = left > 0 ? 200 : 429;
    left = Math.max(0, left - 1);
    statuses.push(status);
    const seconds = (resetAt - Date.now()) / 1000;
    if (hint === 'headers')
      response.setHeaders(
        new Map([
          ['x-limit', `${requests}`],
          ['x-remaining', `${left}`],
          ['x-reset', seconds.toFixed(3)],
        ]),
      );
    if (hint === 'retry-after' && status === 429) response.setHeader('retry-after', seconds.toFixed(3));
    response.writeHead(status).end('{}');
  });
  open.push(server);
  return { url: server.url, statuses };
}

async function sendMany(url: string, count: number, options: Partial<SenderOptions>): Promise<readonly Exchange[]> {
  const sender = senderFor(url, options);
  const exchanges = await Promise.all(Array.from({ length: count }, () => sender.send(request(), { expects429: false })));
  await sender.close();
  return exchanges;
}

describe('an exceeded rate limit', () => {
  it('delays a request until it is over, and passes each "rate limit exceeded" answer on', async () => {
    const { url, statuses } = await limited(1, 300, 'retry-after');
    const sender = senderFor(url);
    const retried: number[] = [];
    const onRetried = (exchange: Exchange) => retried.push(Number(failureOf(exchange)));
    await sender.send(request(), { expects429: false });
    const exchange = await sender.send(request(), { expects429: false, onRetried });
    expect(failureOf(exchange)).toBe(200);
    expect(exchange.retries).toBe(retried.length);
    expect(retried).toEqual([429]);
    expect([statuses, sender.sent(), sender.retries()]).toEqual([[200, 429, 200], 3, 1]);
    await sender.close();
  });

  it('counts as an ordinary answer to a request that expects it', async () => {
    const { url, statuses } = await limited(0, 60_000, 'headers');
    const sender = senderFor(url, { limits: RULES });
    for (const _ of [1, 2]) expect(failureOf(await sender.send(request(), { expects429: true }))).toBe(429);
    expect(statuses).toHaveLength(2);
    await sender.close();
  });

  it('ends a request if the server asks for more than the patience', async () => {
    const { url, statuses } = await limited(0, 3_600_000, 'retry-after');
    expect((await sendMany(url, 1, {})).map(failureOf)).toEqual([429]);
    expect(statuses).toHaveLength(1);
  });

  it('leads to only as many retries as patience and budget allow', async () => {
    const { url, statuses } = await limited(0, 10, 'retry-after');
    await sendMany(url, 1, { patience: { tries: 3, ms: 5000 } });
    expect(statuses).toHaveLength(3);
    await sendMany(url, 1, { patience: { tries: 3, ms: 5000 }, budget: new Budget(1) });
    expect(statuses).toHaveLength(4);
  });

  it('pauses all requests with the same key', async () => {
    const { url, statuses } = await limited(2, 300, 'retry-after');
    const exchanges = await sendMany(url, 8, {});
    expect(exchanges.map(failureOf)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(statuses.filter((status) => status === 429).length).toBeLessThanOrEqual(10);
  });
});

describe('a rate limit reported in headers', () => {
  it('keeps concurrent requests below it', async () => {
    const { url, statuses } = await limited(6, 400, 'headers');
    const exchanges = await sendMany(url, 16, { limits: RULES });
    expect(exchanges.map(failureOf)).toEqual(Array.from({ length: 16 }, () => 200));
    expect(statuses).not.toContain(429);
  });

  it('does not slow requests down if it is large', async () => {
    const { url } = await limited(1_000_000, 3_600_000, 'headers');
    const started = performance.now();
    await sendMany(url, 200, { limits: RULES });
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('the rate given by the user', () => {
  it('spreads requests evenly', async () => {
    const { url } = await limited(1_000_000, 3_600_000, 'nothing');
    const started = performance.now();
    await sendMany(url, 11, { pace: paced({ requests: 50, seconds: 1 }) });
    expect(performance.now() - started).toBeGreaterThanOrEqual(195);
  });
});
