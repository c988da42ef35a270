import { describe, expect, it } from 'vitest';
import type { Fault } from '../../reference/fault.ts';
import { faults } from '../../reference/faults/index.ts';
import type { Header } from '../../src/model/exchange.ts';
import { check, conformanceTests, type FetchHandler, NotJudged, Violation } from '../../src/node/index.ts';
import { conformance } from '../../src/node/vitest.ts';
import { inProcess } from '../reference/in-process.ts';

const FORMAT = 'structured-error';

/** The reference server as a function, as a framework without sockets would offer it. */
function server(fault?: Fault): { readonly fetch: FetchHandler; readonly apiKey: string } {
  const { wire, apiKey } = inProcess({ formats: [FORMAT], ...(fault === undefined ? {} : { fault }) });
  const { exchange } = wire({ origin: 'http://errspec.invalid', connections: 1, timeoutMs: 5_000, maxBodyBytes: 10_000_000 });
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const headers = [...request.headers].map(([name, value]): Header => [name, value]);
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    const answer = await exchange({ method: request.method, path: pathname + search, headers, body }, undefined);
    if (answer.kind === 'failed') throw new Error(answer.detail);
    const noBody = [204, 304].includes(answer.status);
    return new Response(noBody ? null : new Uint8Array(answer.body), {
      status: answer.status,
      headers: answer.headers.map(([a, b]): [string, string] => [a, b]),
    });
  };
  return { fetch, apiKey };
}

const oneBased = faults.find(({ name }) => name === 'bulk-index-one-based');

describe('check of errspec/node', () => {
  it('checks a function without a socket, and reports its progress as events', async () => {
    const running = check({ format: FORMAT, ...server(), only: ['bulk', 'fields'] });
    const kinds = new Set<string>();
    for await (const event of running) kinds.add(event.kind);
    expect([...kinds]).toEqual(expect.arrayContaining(['planned', 'done', 'report']));
    expect((await running.report).summary).toMatchObject({ failed: 0, errored: 0 });
  }, 60_000);

  it('rejects with what to do where the target cannot be judged', async () => {
    const running = check({ format: FORMAT, fetch: () => new Response('nothing here', { status: 404 }) });
    await expect(running.report).rejects.toThrow(NotJudged);
    await expect(running.report).rejects.toThrow(/Next: /);
  });

  it.each([
    ['neither a target nor a function', {}],
    ['both', { target: 'http://127.0.0.1:1', fetch: () => new Response() }],
    ['a requirement that does not exist', { target: 'http://127.0.0.1:1', only: ['bulky'] }],
  ])('refuses %s', (_, input) => {
    expect(() => check({ format: FORMAT, ...input })).toThrow(TypeError);
  });
});

describe('conformanceTests of errspec/node', () => {
  it('pass for each requirement and operation of a clean server', async () => {
    const tests = conformanceTests({ format: FORMAT, ...server(), only: ['bulk'] });
    const outcomes = await Promise.all(tests.map(async ({ operation, run }) => [operation, (await run()).skipped] as const));
    expect(outcomes).toContainEqual(['createQrcodesBulk', undefined]);
    expect(outcomes).toContainEqual(['getQrcode', 'not exercised in this operation']);
  }, 60_000);

  it('fail with sentence, values and hint where a requirement does not hold', async () => {
    const tests = conformanceTests({ format: FORMAT, ...server(oneBased), only: ['bulk/index-exact'] });
    const wrong = tests.find(({ operation }) => operation === 'createQrcodesBulk');
    await expect(wrong?.run()).rejects.toThrow(Violation);
    await expect(wrong?.run()).rejects.toThrow(/bulk\/index-exact: .*\n[^]*expected {2}.*\n[^]*Hint: /);
  }, 60_000);
});

describe('the matchers of errspec/vitest', () => {
  const body = (value: unknown, status: number, headers: Readonly<Record<string, string>> = {}) =>
    new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } });
  const invalid = () =>
    body(
      {
        error: { code: 'VALIDATION_ERROR', message: 'Invalid.', fields: [{ field: 'url', message: 'Not a URL.' }] },
        request_id: '7f1c1b9e-94a7-4ef5-9f0f-0d7a1b1c2d3e',
      },
      400,
      { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '99', 'x-ratelimit-reset': '1893456000' },
    );

  it('recognise the code of an error', async () => {
    await expect(invalid()).toBeApiError('VALIDATION_ERROR', FORMAT);
    await expect(invalid()).not.toBeApiError('NOT_FOUND', FORMAT);
    await expect(expect(invalid()).toBeApiError('NOT_FOUND', FORMAT)).rejects.toThrow('got the error "VALIDATION_ERROR"');
  });

  it('compare the blamed fields', async () => {
    await expect(invalid()).toBlame('url', FORMAT);
    await expect(expect(invalid()).toBlame(['name', 'url'], FORMAT)).rejects.toThrow('it blames ["url"]');
  });

  it('judge an answer by the requirements that concern it alone', async () => {
    const request = { method: 'POST', url: 'http://127.0.0.1/api/v1/qrcodes' };
    await expect(invalid()).toConformTo(FORMAT, request);
    await expect(expect(body({ error: { code: 'OOPS', message: '' } }, 418)).toConformTo(FORMAT, request)).rejects.toThrow(
      /transport\/status-documented/,
    );
  });
});

describe('conformance of errspec/vitest registers a test for each operation', () => {
  conformance({ format: FORMAT, ...server(), only: ['fields/present'] });
});
