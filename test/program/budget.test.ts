import { describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import { checkHere, errspecHere } from '../cli/here.ts';
import { lasting } from './lasting.ts';
import { type Checked, complaints, coverageOf, observed, PATIENT, serve } from './run.ts';
import { type Proxy, recording } from './servers.ts';

const BUDGET = 60;

/** Operations whose valid request needs no value of a state, and codes and statuses that no state is needed for. */
const REACHABLE = {
  'structured-error': {
    successes: ['listQrcodes', 'createQrcode', 'createQrcodesBulk', 'getQrcode', 'updateQrcode', 'deleteQrcode', 'getQrcodeImage'],
    statuses: [400, 401, 404],
  },
  'code-envelope': { successes: ['getRecords', 'getFormList'], statuses: [400, 401, 404] },
} as const;

const FORMATS = ['structured-error', 'code-envelope'] as const;

async function budgeted(format: string, states: boolean, ...more: readonly string[]): Promise<Checked & { readonly proxy: Proxy }> {
  const served = await serve();
  const proxy = await recording(served.targets[format] ?? '');
  const given = states ? ['--states', new URL('/_states', proxy.url).href] : [];
  const args = ['--target', proxy.url, '--api-key', served.apiKey, '--max-requests', String(BUDGET), ...given, ...more];
  const checked = await checkHere(args);
  served.stop();
  return { ...checked, proxy };
}

describe.each(FORMATS)('errspec check --max-requests 60 of %s', (format) => {
  describe.each([
    ['without states', false],
    ['with states', true],
  ])('%s', (_, states) => {
    it(
      'exercises every operation within the budget',
      async () => {
        const { code, report, stdout, stderr, proxy } = await budgeted(format, states);
        expect(complaints(report)).toEqual([]);
        expect(code, stderr + stdout).toBe(0);

        // What is counted is what was sent, the question for the format included.
        expect(proxy.passed.length).toBeLessThanOrEqual(BUDGET);
        expect(report.run.requests).toBe(proxy.passed.length);

        const judged = new Set(report.results.flatMap(({ operations }) => Object.keys(operations)));
        const operations = loadBuiltIn(format).operations.filter(({ source }) => states || source.basis !== 'assumed');
        expect(operations.filter(({ id }) => !judged.has(id)).map(({ id }) => id)).toEqual([]);

        const { successes } = coverageOf(report, format);
        expect(REACHABLE[format].successes.filter((id) => successes[id] !== 'observed')).toEqual([]);

        const statuses = new Set(proxy.passed.filter(({ url }) => !url.startsWith('/_states')).map(({ status }) => status));
        expect(REACHABLE[format].statuses.filter((status) => !statuses.has(status))).toEqual([]);
        for (const { id } of loadBuiltIn(format).catalogue.filter(
          ({ level, statuses: own }) =>
            level === 'class' && own.some((status) => (REACHABLE[format].statuses as readonly number[]).includes(status)),
        ))
          if (id !== 'VALIDATION_ERROR' && id !== 'INVALID_JSON') expect(observed(report, format, id), `${id} observed`).toBe(true);

        // What the budget left out is said, in both reports.
        const [gap] = coverageOf(report, format).gaps.filter(({ why }) => why === 'budget');
        expect(gap?.scenarios).toBeGreaterThan(100);
        expect(stdout).toContain('--max-requests');
      },
      PATIENT,
    );
  });
});

describe('errspec check with a budget', () => {
  it(
    'deletes everything that it created, however small the budget is',
    async () => {
      const served = await serve();
      for (const budget of [1, 2, 3, 4, 5, 9, 17, 33]) {
        const target = served.targets['structured-error'] ?? '';
        const proxy = await recording(target);
        const args = ['--target', proxy.url, '--format', 'structured-error', '--api-key', served.apiKey];
        await errspecHere(['check', ...args, '--max-requests', String(budget)]);
        expect(proxy.passed.length).toBeLessThanOrEqual(budget);
        const left = await fetch(`${target}/qrcodes?limit=100`, { headers: { 'x-api-key': served.apiKey } });
        expect(await left.json(), `after ${budget} requests`).toMatchObject({ data: [] });
      }
    },
    PATIENT,
  );

  it(
    'deletes what a faulty server accepts, and finds the same at any concurrency',
    async () => {
      for (const fault of ['bulk-limit-51', 'name-limit-missing']) {
        const served = await serve('--fault', fault);
        const target = served.targets['structured-error'] ?? '';
        const args = ['--target', target, '--format', 'structured-error', '--api-key', served.apiKey];
        for (const budget of ['60', '250']) {
          const texts: string[] = [];
          for (const concurrency of ['1', '16']) {
            const { report } = await checkHere([...args, '--max-requests', budget, '--concurrency', concurrency]);
            expect(report.run.warnings, `${fault}, ${budget} requests`).toEqual([]);
            const left = await fetch(`${target}/qrcodes?limit=100`, { headers: { 'x-api-key': served.apiKey } });
            expect(await left.json(), `${fault}, after ${budget} requests`).toMatchObject({ data: [] });
            texts.push(lasting(report));
          }
          expect(texts[1], `${fault}, ${budget} requests`).toBe(texts[0]);
        }
      }
    },
    PATIENT,
  );

  it(
    'spends the rest of the budget on fuzz payloads, and deletes everything that it created',
    async () => {
      const served = await serve();
      const target = served.targets['structured-error'] ?? '';
      const proxy = await recording(target);
      const args = ['--target', proxy.url, '--format', 'structured-error', '--api-key', served.apiKey, '--only', 'bulk'];
      const { code, report, stderr } = await checkHere([...args, '--max-requests', '3200']);
      expect(code, stderr).toBe(0);
      expect(stderr).toMatch(/then [1-9]\d? fuzz payloads/);
      expect(report.run.requests).toBe(proxy.passed.length);
      expect(proxy.passed.length).toBeLessThanOrEqual(3200);
      expect(coverageOf(report, 'structured-error').gaps.find(({ why }) => why === 'budget')?.scenarios).toBeGreaterThan(0);
      const left = await fetch(`${target}/qrcodes?limit=100`, { headers: { 'x-api-key': served.apiKey } });
      expect(await left.json()).toMatchObject({ data: [] });
    },
    PATIENT,
  );

  it('runs the plans of both formats of the embedded server first, then their fuzz payloads', async () => {
    const args = ['--embedded', '--only', 'accept/valid,bulk/counts', '--runs', '10', '--max-requests'];
    const { code, report, stderr } = await checkHere([...args, '2900']);
    expect(code, stderr).toBe(0);
    expect(report.run.requests).toBeLessThanOrEqual(2900);
    for (const format of FORMATS) expect(stderr).toMatch(new RegExp(`^${format}: .* then [1-9]\\d* fuzz payloads`, 'm'));
    const plenty = await checkHere([...args, '9000']);
    expect(plenty.report.coverage.flatMap(({ gaps }) => gaps)).toEqual([]);
  });

  it('reports a format that could not be judged because the other used up the budget', async () => {
    const { code, stdout, stderr } = await checkHere(['--embedded', '--max-requests', '10']);
    expect(code).toBe(2);
    expect(stdout).toMatch(/Exit +2: /);
    expect(stderr).toContain('these options leave no request to send for structured-error');
    expect(stderr).not.toContain('Check --states');
  });

  it('counts the requests that detect the format', async () => {
    const { targets, apiKey } = await serve();
    const proxy = await recording(targets['structured-error'] ?? '');
    const { code, stderr } = await errspecHere(['check', '--target', proxy.url, '--api-key', apiKey, '--max-requests', '1']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/too small to detect the format.*Next: Name the format/s);
    expect(proxy.passed.length).toBe(1);
  });

  it('reports the budget, not the key, if it suffices for only one valid request', async () => {
    const { targets, apiKey, states } = await serve();
    const at = ['--target', targets['structured-error'] ?? '', '--format', 'structured-error', '--api-key', apiKey, '--states', states];
    const { code, stderr } = await errspecHere(['check', ...at, '--max-requests', '7']);
    expect(code, stderr).toBe(2);
    expect(stderr).toMatch(/accepted valid requests, but .*Next: Raise --max-requests: 7 /s);
    expect(stderr).not.toMatch(/no valid request|check the key/);
  });

  it('exits with 2 if the budget allows no test', async () => {
    const { targets, apiKey } = await serve();
    const ran = await errspecHere(['check', '--target', targets['structured-error'] ?? '', '--api-key', apiKey, '--max-requests', '1']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/^ {2}Next: .*--max-requests/m);
  });
});
