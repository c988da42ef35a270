import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bind, Probe } from '../../src/model/probe.ts';
import { type Lookups, type Resolution, resolve } from '../../src/send/resolve.ts';

const PROBE: Probe = {
  step: 'probe',
  operation: 'getThing',
  method: 'GET',
  path: '/things/{id}',
  request: { path: { id: 'a' }, query: {}, header: {}, body: undefined },
  body: { kind: 'none' },
  key: { kind: 'good' },
  bind: [],
  cause: { kind: 'valid', variant: 'plain' },
  expect: { kind: 'anything' },
  spec: '',
};

const LOOKUPS: Lookups = { state: () => undefined, answer: () => undefined, request: () => undefined, mark: 'r-1', stateKey: undefined };

function resolved(changes: Partial<Probe>, lookups: Partial<Lookups> = {}): Extract<Resolution, { kind: 'resolved' }> {
  const resolution = resolve({ ...PROBE, ...changes }, { ...LOOKUPS, ...lookups });
  if (resolution.kind === 'unbound') throw new Error(`unbound: ${resolution.what}`);
  return resolution;
}

const withId = (id: string) => ({ request: { ...PROBE.request, path: { id } } });
const bind = (from: Bind['from'], to = '/path/id'): Pick<Probe, 'bind'> => ({ bind: [{ to, from }] });

describe('resolving a probe', () => {
  it('encodes every path value as a single segment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        const { path } = resolved(withId(id)).request;
        return /^\/things\/[\w\-.~!*'()%]*$/.test(path) && decodeURIComponent(path.slice('/things/'.length)) === id.toWellFormed();
      }),
      { seed: 7, numRuns: 500 },
    );
    expect(resolved(withId('..')).request.path).toBe('/things/%2E%2E');
  });

  it('repeats a query parameter for each array element, and writes other values as JSON', () => {
    const { request } = resolved({ request: { ...PROBE.request, query: { tag: ['a', 'b'], page: 2, on: true, none: null } } });
    expect(request.query).toEqual([
      ['tag', 'a'],
      ['tag', 'b'],
      ['page', '2'],
      ['on', 'true'],
      ['none', ''],
    ]);
  });

  it('writes a number with more digits than a number in memory has', () => {
    const text = '9'.repeat(400);
    const { sent, request } = resolved({
      method: 'POST',
      request: { ...PROBE.request, body: { a: [{ n: 1 }], b: '$&' } },
      body: { kind: 'json', contentType: 'application/json', digits: { at: '/body/a/0/n', text } },
    });
    expect(Buffer.from(request.body ?? []).toString()).toBe(`{"a":[{"n":${text}}],"b":"$&"}`);
    expect(sent.request.body).toEqual({ a: [{ n: 1 }], b: '$&' });
  });

  it('writes a list as lines of JSON, and the parts of its elements that are there as a line each', () => {
    const body = [{ action: { create: {} }, doc: { a: 'line\nbreak' } }, { action: { delete: {} } }, 7];
    const probe = { method: 'POST', request: { ...PROBE.request, body } } as const;
    const sent = (lines: readonly string[]) =>
      Buffer.from(resolved({ ...probe, body: { kind: 'json', contentType: 'application/x-ndjson', lines } }).request.body ?? []).toString();
    expect(sent(['/action', '/doc'])).toBe('{"create":{}}\n{"a":"line\\nbreak"}\n{"delete":{}}\n7\n');
    expect(sent([])).toBe(`${body.map((each) => JSON.stringify(each)).join('\n')}\n`);
  });

  it('escapes every character beyond ASCII where asked to', () => {
    const { request } = resolved({
      method: 'POST',
      request: { ...PROBE.request, body: { a: '語😀"' } },
      body: { kind: 'json', contentType: 'application/json', escaped: true },
    });
    expect(Buffer.from(request.body ?? []).toString()).toBe(String.raw`{"a":"\u8a9e\ud83d\ude00\""}`);
  });

  it('writes the body as JSON, including names like __proto__', () => {
    // `JSON.parse` creates own members with such names.
    const body: unknown = JSON.parse('{"__proto__":{"a":1},"b":"\\ud800"}');
    const request = { ...PROBE.request, body: body as Probe['request']['body'] };
    const done = resolved({
      method: 'POST',
      request,
      body: { kind: 'json', contentType: 'application/json' },
      ...bind({ kind: 'mark', suffix: '-x' }, '/body/c'),
    });
    expect(Buffer.from(done.request.body ?? []).toString('utf8')).toBe('{"__proto__":{"a":1},"b":"\\ud800","c":"r-1-x"}');
    expect(done.request).toMatchObject({ method: 'POST', contentType: 'application/json' });
    expect(done.sent.mark).toBe('r-1');
  });

  it('sends raw bytes unchanged', () => {
    const { request } = resolved({ body: { kind: 'raw', base64: Buffer.from('{oops').toString('base64'), contentType: undefined } });
    expect(Buffer.from(request.body ?? []).toString()).toBe('{oops');
    expect(request.contentType).toBeUndefined();
  });

  it.each<[string, Bind['from'], Partial<Lookups>]>([
    ['a state', { kind: 'state', value: 'id' }, { state: (name) => (name === 'id' ? 7 : undefined) }],
    [
      'an answer',
      { kind: 'answer', scenario: 't', step: 'create', at: '/id' },
      { answer: (scenario, step, at) => (`${scenario}${step}${at}` === 'tcreate/id' ? 7 : undefined) },
    ],
    [
      'a request',
      { kind: 'request', step: 'create', at: '/path/id' },
      { request: (step, at) => (step + at === 'create/path/id' ? 7 : undefined) },
    ],
  ])('takes a value from %s, and says where it is missing', (_, from, lookups) => {
    const done = resolved(bind(from), lookups);
    expect(done.request.path).toBe('/things/7');
    expect(done.sent.request.path).toEqual({ id: 7 });
    expect(resolve({ ...PROBE, ...bind(from) }, LOOKUPS)).toMatchObject({ kind: 'unbound', what: expect.stringMatching(/id$/) });
  });

  it('rejects a probe that lacks a path value or the key of its state', () => {
    expect(resolve({ ...PROBE, request: { ...PROBE.request, path: {} } }, LOOKUPS)).toEqual({ kind: 'unbound', what: '/path/id' });
    expect(resolve({ ...PROBE, key: { kind: 'state' } }, LOOKUPS)).toEqual({ kind: 'unbound', what: 'state apiKey' });
  });
});
