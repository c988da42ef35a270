import { describe, expect, it } from 'vitest';
import { at, check, complaints, coverageOf, PATIENT, serve } from './run.ts';
import { recording } from './servers.ts';

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
describe.concurrent('a server that limits its rate', () => {
  it.each([
    ['structured-error', ['--rate-limit', '100/s']],
    ['code-envelope', ['--rate-limit', '100/s']],
  ])(
    'of %s %j is judged whole, and none of its 429s is held against it',
    async (format, serving) => {
      const { code, report, stderr, stdout, walls } = await limited(format, serving);
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
    'of %s %j passes with a budget too',
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
    'is kept under by --rate, which says how long the run takes',
    async () => {
      const served = await serve('--rate-limit', '20/s');
      const { code, report, stderr } = await check([...at(served, 'code-envelope'), '--rate', '15/s', '--max-requests', '60']);
      expect(complaints(report)).toEqual([]);
      expect(code).toBe(0);
      expect(report.run.retries).toBe(0);
      expect(report.run.ms).toBeGreaterThan(2_000);
      expect(stderr).toMatch(/requests are planned, about \d+ s at the known pace/);
    },
    PATIENT,
  );
});
