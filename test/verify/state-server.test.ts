import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { type StateServer, startStateServer } from '../../src/send/state-server.ts';
import { createStates } from '../../src/send/states.ts';
import { saying } from '../program/servers.ts';

const servers: StateServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function started(url: string | undefined, own: Parameters<typeof startStateServer>[0]['own'] = new Map()): Promise<StateServer> {
  const options = { url, hand: undefined, tool: 'test', connections: 1, signal: new AbortController().signal };
  const server = await startStateServer({ states: url === undefined ? undefined : createStates(options), own });
  servers.push(server);
  return server;
}

async function ask({ url }: StateServer, body: string): Promise<readonly [number, unknown]> {
  const answer = await fetch(url, { method: 'POST', body });
  return [answer.status, await answer.json()];
}

const setUp = (state: string) => JSON.stringify({ action: 'setup', state, params: {} });

describe('the state server', () => {
  test('listens only on loopback, and stops when it is closed', async () => {
    const server = await started(undefined);
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    await server.close();
    await expect(ask(server, setUp('s'))).rejects.toThrow();
  });

  test('answers known states itself, and forwards the others', async () => {
    const states = await saying(200, 'application/json', '{"id":7,"apiKey":"key-of-a-state"}');
    const server = await started(states, new Map([['mine', { apiKey: 'key-of-the-run' }]]));
    expect(await ask(server, setUp('mine'))).toEqual([200, { apiKey: 'key-of-the-run' }]);
    expect(await ask(server, setUp('other'))).toEqual([200, { id: 7, apiKey: 'key-of-a-state' }]);
    expect(await ask(server, JSON.stringify({ action: 'teardown', state: 'other', params: {} }))).toEqual([200, {}]);
    expect([...server.keys]).toEqual(['key-of-a-state']);
    expect([...server.failures]).toEqual([]);
  });

  test('answers nobody who does not know its path, or who calls it by another name', async () => {
    const server = await started(undefined, new Map([['mine', { apiKey: 'key-of-the-run' }]]));
    const { origin, port, pathname } = new URL(server.url);
    expect(pathname).toMatch(/^\/[0-9a-f]{32}$/);
    for (const path of ['/', `${pathname}/`, pathname.slice(0, -1)]) {
      const answer = await fetch(origin + path, { method: 'POST', body: setUp('mine') });
      expect([answer.status, await answer.text()]).toEqual([404, '{"error":"unknown path"}']);
    }
    const status = await new Promise((resolve, reject) => {
      const headers = { host: `attacker.example:${port}` };
      request(server.url, { method: 'POST', headers }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end(setUp('mine'));
    });
    expect(status).toBe(404);
  });

  test('accepts an interaction without states', async () => {
    expect(await ask(await started(undefined), setUp(''))).toEqual([200, {}]);
  });

  test.each([
    ['which nobody knows', 404, '{}', 404, /do not know it/],
    ['that fails', 500, '{}', 424, /answered 500/],
    ['without an object of values', 200, '[1]', 424, /no JSON object/],
  ])('answers a state %s so that the verifier does not retry', async (_, status, body, expected, why) => {
    const server = await started(await saying(status, 'application/json', body));
    expect((await ask(server, setUp('s')))[0]).toBe(expected);
    expect(server.failures.get('s')).toMatch(why);
  });

  test('rejects a request that names no state', async () => {
    const server = await started(undefined);
    for (const body of ['', 'hello', 'x'.repeat(2 * 1024 * 1024)]) expect((await ask(server, body))[0]).toBe(400);
  });
});
