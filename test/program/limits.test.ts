import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { at, check, complaints, coverageOf, errspec, failed, PATIENT, serve } from './run.ts';
import { forward, recording, server } from './servers.ts';

/** 429s that no probe provoked: those of the key of the run. */
async function limited(format: string, serving: readonly string[], ...more: readonly string[]) {
  const served = await serve(...serving);
  const proxy = await recording(served.targets[format] ?? '');
  const args = ['--target', proxy.url, '--format', format, '--api-key', served.apiKey, '--states', served.states];
  const checked = await check([...args, ...more]);
  served.stop();
  const walls = proxy.passed.filter(({ status, headers }) => status === 429 && JSON.stringify(headers).includes(served.apiKey));
  return { ...checked, walls, passed: proxy.passed };
}

// These tests wait more than they work: they may do so together.
describe.concurrent('a server with a rate limit', () => {
  it.each([
    // At 100/s it passes as well, in some two minutes: windows of a second are told in whole seconds.
    ['structured-error', ['--rate-limit', '400/s']],
    ['code-envelope', ['--rate-limit', '100/s']],
  ])(
    'judges everything without a false alarm: %s %j',
    async (format, serving) => {
      const { code, report, stderr, stdout, walls } = await limited(format, serving, '--runs', '20');
      expect(complaints(report), `${walls.length} times into the wall`).toEqual([]);
      expect(code, stderr + stdout).toBe(0);
      expect(report.run.retries).toBe(walls.length);
      // Headers tell what is left, where there are any: then the run keeps under the limit.
      if (format === 'structured-error') expect(report.run.retries).toBeLessThanOrEqual(5);
      else expect(report.run.retries).toBeLessThan(report.run.requests / 10);
      expect(coverageOf(report, format).codes.flatMap(({ operations }) => Object.values(operations))).not.toContain('wrong');
    },
    PATIENT,
  );

  it.each([
    ['structured-error', ['--variant', 'rate-limited-100'], '300'],
    ['code-envelope', ['--variant', 'rpc-rate-limited-100'], '300'],
    ['structured-error', ['--rate-limit', '3/s'], '30'],
    ['code-envelope', ['--rate-limit', '3/s'], '25'],
  ])(
    'passes with a budget: %s %j',
    async (format, serving, budget) => {
      const { code, report, stderr, stdout, passed } = await limited(format, serving, '--max-requests', budget);
      expect(complaints(report)).toEqual([]);
      expect(code, stderr + stdout).toBe(0);
      // States are asked elsewhere, and count too.
      expect(passed.length).toBeLessThanOrEqual(Number(budget));
      expect(report.run.requests).toBeLessThanOrEqual(Number(budget));
    },
    PATIENT,
  );

  it(
    'respects --rate, and estimates the duration of the run',
    async () => {
      const served = await serve('--rate-limit', '20/s');
      const { code, report, stderr } = await check([...at(served, 'code-envelope'), '--rate', '15/s', '--max-requests', '60']);
      expect(complaints(report)).toEqual([]);
      expect(code).toBe(0);
      expect(report.run.retries).toBe(0);
      expect(report.run.ms).toBeGreaterThan(2_000);
      expect(stderr).toMatch(/planned \d+ scenarios with \d+ requests, about \d+ s at the known rate/);
    },
    PATIENT,
  );

  it.each([
    ['asks to wait for days', { 'retry-after': '99999' }],
    ['always answers "rate limit exceeded"', { 'retry-after': '0' }],
  ])(
    'exits with 2 soon if the server %s',
    async (_, headers) => {
      let asked = 0;
      const target = await server((incoming, outgoing) => {
        asked += 1;
        incoming.resume();
        outgoing.writeHead(429, { 'content-type': 'application/json', ...headers });
        outgoing.end(JSON.stringify({ error: { code: 'RATE_LIMITED', message: 'slow down' }, request_id: randomUUID() }));
      });
      const ran = await errspec(['check', '--target', target, '--api-key', 'a-key-of-some-length']);
      expect(ran.code, ran.stderr + ran.stdout).toBe(2);
      expect(ran.stderr).toContain('answers every request with "rate limit exceeded"');
      expect(ran.stderr).toMatch(/^ {2}Next: .*--rate/m);
      expect(asked).toBeLessThan(30);
    },
    PATIENT,
  );

  it(
    'reports the verdicts so far if the limit stays exceeded',
    async () => {
      const served = await serve();
      const inner = new URL(served.targets['structured-error'] ?? '');
      let asked = 0;
      const target = await server((incoming, outgoing) => {
        asked += 1;
        if (asked <= 400) {
          void forward(inner.origin, incoming, outgoing);
          return;
        }
        incoming.resume();
        outgoing.writeHead(429, { 'content-type': 'application/json', 'retry-after': '99999' });
        outgoing.end(JSON.stringify({ error: { code: 'RATE_LIMITED', message: 'no more today' }, request_id: randomUUID() }));
      });
      const args = ['--target', target + inner.pathname, '--format', 'structured-error', '--api-key', served.apiKey];
      const { code, report, stdout, stderr } = await check(args);
      // The limit's own headers are missing here, and nothing else is wrong.
      expect(failed(report, 'MUST'), complaints(report).join('\n')).toEqual([]);
      expect(code, stderr).toBe(0);
      const limited = coverageOf(report, 'structured-error').gaps.filter(({ why }) => why === 'limited');
      expect(limited.length).toBeGreaterThan(2);
      expect(stdout).toContain('kept answering "rate limit exceeded"');
      // Of the 4,500 requests of the plan, most are not even tried; each resource that was created is.
      expect(asked).toBeLessThan(600);
    },
    PATIENT,
  );
});
