import { afterEach, describe, expect, it } from 'vitest';
import { Budget } from '../../src/send/budget.ts';
import { createStates, type ProviderStates, type StatesOptions } from '../../src/send/states.ts';
import { bodyOf, type Listening, serveHttp } from './servers.ts';

const open: Listening[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const got: unknown[] = [];

async function provider(status: number, body: string | undefined): Promise<string> {
  got.length = 0;
  const server = await serveHttp(async (incoming, response) => {
    got.push(incoming.method === 'POST' ? JSON.parse(await bodyOf(incoming)) : incoming.method);
    if (body !== undefined) response.writeHead(status).end(body);
  });
  open.push(server);
  return `${server.url}/_states?suite=1`;
}

function states(url: string | undefined, options: Partial<StatesOptions> = {}): ProviderStates {
  const all = createStates({
    url,
    hand: undefined,
    connections: 2,
    timeoutMs: 300,
    tool: 'errspec 0.0.0',
    signal: new AbortController().signal,
    ...options,
  });
  open.push({ url: '', close: all.close });
  return all;
}

describe('a provider-state URL', () => {
  it("is called in Pact's convention, for setup and teardown", async () => {
    const all = states(await provider(200, '{"id":"x"}'));
    expect(await all.setUp('a thing exists', { n: 1 })).toEqual({ kind: 'values', values: { id: 'x' } });
    expect(await all.tearDown('a thing exists', { n: 1 })).toEqual({ kind: 'done' });
    expect(got).toEqual([
      { action: 'setup', state: 'a thing exists', params: { n: 1 } },
      { action: 'teardown', state: 'a thing exists', params: { n: 1 } },
    ]);
    expect(all.sent()).toBe(2);
  });

  it.each<[number, string | undefined, string]>([
    [200, '', 'values'],
    [404, 'no such state', 'unknown'],
    [400, '{}', 'unknown'],
    [500, '{}', 'failed'],
    [302, '', 'failed'],
    [200, '[]', 'failed'],
    [200, 'ok', 'failed'],
    [200, undefined, 'failed'],
  ])('answers %s %j, which makes the state: %s %s', async (status, body, kind) => {
    expect((await states(await provider(status, body)).setUp('s', {})).kind).toBe(kind);
  });

  it('counts as reachable unless it answers with a gateway error', async () => {
    expect((await states(await provider(404, '')).reachable()).kind).toBe('done');
    expect((await states(await provider(502, '')).reachable()).kind).toBe('failed');
    const server = await serveHttp(() => {});
    await server.close();
    expect((await states(server.url).reachable()).kind).toBe('failed');
  });

  it('counts towards the budget', async () => {
    const all = states(await provider(200, '{}'), { budget: new Budget(1) });
    expect((await all.setUp('s', {})).kind).toBe('values');
    expect((await all.setUp('s', {})).kind).toBe('failed');
    expect(got).toHaveLength(1);
  });

  it('gets teardowns even after the run was cancelled', async () => {
    const controller = new AbortController();
    const all = states(await provider(200, '{}'), { signal: controller.signal });
    controller.abort();
    expect((await all.setUp('s', {})).kind).toBe('failed');
    expect((await all.tearDown('s', {})).kind).toBe('done');
  });
});

describe('provider-state values given by hand', () => {
  it('win over the URL, and work without one', async () => {
    const hand = new Map([['a thing exists', { id: 1 }]]);
    const all = states(undefined, { hand });
    expect(await all.setUp('a thing exists', {})).toEqual({ kind: 'values', values: { id: 1 } });
    expect(await all.setUp('another', {})).toEqual({ kind: 'unknown' });
    expect(await states(await provider(200, '{"id":2}'), { hand }).setUp('a thing exists', {})).toEqual({
      kind: 'values',
      values: { id: 1 },
    });
    expect(got).toEqual([]);
  });
});
