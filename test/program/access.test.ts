import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import { checkHere, errspecHere } from '../cli/here.ts';
import { at, check, complaints, coverageOf, failed, folder, observed, PATIENT, type Served, serve } from './run.ts';
import { recording } from './servers.ts';

const FORMATS = ['structured-error', 'code-envelope'] as const;

async function readOnlyKey({ states }: Served): Promise<string> {
  const body = JSON.stringify({ action: 'setup', state: 'the API key is read-only', params: {} });
  const answer = await fetch(states, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  // The states of the reference server.
  const { apiKey } = (await answer.json()) as { readonly apiKey: string };
  expect(apiKey).toMatch(/./);
  return apiKey;
}

describe('a key without write access', () => {
  it.each<[string, boolean, readonly string[]]>([
    ['with states', true, []],
    ['without states', false, []],
    ['with --assumed', false, ['--assumed']],
  ])(
    'passes, and leaves the writes not exercised: %s',
    async (_, withStates, more) => {
      const served = await serve();
      const apiKey = await readOnlyKey(served);
      const proxy = await recording(served.targets['code-envelope'] ?? '');
      const args = [
        '--target',
        proxy.url,
        '--format',
        'code-envelope',
        '--api-key',
        apiKey,
        ...(withStates ? ['--states', served.states] : []),
      ];
      const { code, report, stdout, stderr } = await checkHere([...args, '--runs', '3', ...more]);
      expect(complaints(report)).toEqual([]);
      expect(code, stderr + stdout).toBe(0);
      const { gaps } = coverageOf(report, 'code-envelope');
      expect(gaps.map(({ why }) => why)).toContain('no-write-access');
      expect(stdout).toMatch(/may (not )?write|write access|permission/);
      const written = proxy.passed.filter(
        ({ url, headers, body }) =>
          /addRecord|verifyCertificate/.test(url) && headers.authorization === `Bearer ${apiKey}` && body.startsWith('{'),
      );
      // One write asks whether the key may write.
      expect(written.map(({ url, body }) => `${url} ${body}`).slice(1)).toEqual([]);
      expect(observed(report, 'code-envelope', '403')).toBe(withStates);
    },
    PATIENT,
  );

  it(
    'finds a read-only key that can write',
    async () => {
      const served = await serve('--fault', 'rpc-read-only-key-writes-on-one-route');
      const { code, report } = await check([...at(served, 'code-envelope'), '--only', 'access']);
      expect(failed(report, 'MUST'), complaints(report).join('\n')).toEqual(['access/permission']);
      expect(code).toBe(1);
    },
    PATIENT,
  );
});

describe('errspec check --read-only', () => {
  it.each(FORMATS)(
    'sends no request of a writing operation of %s, and lists what is not exercised',
    async (format) => {
      const served = await serve();
      const proxy = await recording(served.targets[format] ?? '');
      const args = ['--target', proxy.url, '--format', format, '--api-key', served.apiKey, '--states', served.states];
      const { code, report, stdout, stderr } = await checkHere([...args, '--runs', '3', '--read-only']);
      expect(complaints(report)).toEqual([]);
      expect(code, stderr + stdout).toBe(0);
      const writing = loadBuiltIn(format).operations.filter(({ writes }) => writes);
      expect(writing.length).toBeGreaterThan(1);
      const base = new URL(proxy.url).pathname;
      const sent = writing.filter(({ method, path }) => {
        const pattern = new RegExp(`^${base}${path.replace(/\{\w+\}/g, '[^/]+')}(?:\\?|$)`);
        return proxy.passed.some((seen) => seen.method.toLowerCase() === method && pattern.test(seen.url));
      });
      expect(sent.map(({ id }) => id)).toEqual([]);
      expect(proxy.passed.length).toBeGreaterThan(20);
      const { gaps, successes } = coverageOf(report, format);
      expect(
        gaps
          .filter(({ why }) => why === 'read-only')
          .map(({ needs }) => needs)
          .sort(),
      ).toEqual(writing.map(({ id }) => id).sort());
      for (const { id } of writing) {
        expect(successes[id]).not.toBe('observed');
        expect(stdout).toContain(id);
      }
      expect(stdout).toContain('--read-only');
    },
    PATIENT,
  );
});

describe('secrets in reports', () => {
  /** With characters that are written otherwise in URLs, JSON and HTML. */
  const KEY = 'sk/live+4711=~?"<&>\\';
  const HEADER = 'tenant secret/99+%';
  const written = (secret: string) => [
    secret,
    encodeURIComponent(secret),
    encodeURI(secret),
    encodeURIComponent(secret).toLowerCase(),
    new URLSearchParams({ x: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -2),
  ];

  it.each<[string, string, readonly string[]]>([
    ['structured-error', 'key-in-message', []],
    ['structured-error', 'key-echoed-in-success', []],
    ['structured-error', 'key-in-header', ['--verbose']],
    ['structured-error', 'key-in-query-taken', ['--verbose']],
    ['code-envelope', 'rpc-key-echoed', ['--verbose']],
    ['code-envelope', 'rpc-key-in-query-taken', []],
    ['code-envelope', 'rpc-key-in-answer-header', []],
  ])(
    'prints no key and no header of %s, even with the fault %s',
    async (format, fault, more) => {
      const served = await serve('--fault', fault, '--api-key', KEY);
      const place = folder();
      const target = served.targets[format] ?? '';
      const args = ['--target', target, '--states', served.states, '--header', `X-Tenant: ${HEADER}`, '--max-requests', '300', ...more];
      const files = ['--report', `json=${join(place, 'a.json')}`, '--report', `pretty=${join(place, 'a.txt')}`];
      const ran = await errspecHere(['check', ...args, ...files], { env: { ERRSPEC_API_KEY: KEY } });
      served.stop();
      expect(ran.code, ran.stderr).toBe(1);
      const texts = { stdout: ran.stdout, stderr: ran.stderr, ...readAll(place) };
      expect(Object.keys(texts)).toHaveLength(4);
      for (const [name, text] of Object.entries(texts))
        for (const way of [...written(KEY), ...written(HEADER)]) expect(text.includes(way), `${name} holds ${way}`).toBe(false);
    },
    PATIENT,
  );
});

function readAll(place: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(place).map((name) => [name, readFileSync(join(place, name), 'utf8')]));
}
