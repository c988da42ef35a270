import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errspecHere } from '../cli/here.ts';
import { folder, PATIENT, readReport, type Served, serve, start } from './run.ts';
import { type Passed, recording } from './servers.ts';

const FORMAT = 'structured-error';

/** A gate in front of a target: from the n-th request on nothing passes until it is opened. */
function gate(from: number): { readonly hold: () => Promise<void>; readonly reached: Promise<void>; readonly open: () => void } {
  let count = 0;
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const { promise: reached, resolve: arrive } = Promise.withResolvers<void>();
  const hold = async () => {
    count += 1;
    if (count < from) return;
    arrive();
    await opened;
  };
  return { hold, reached, open };
}

async function left({ targets, apiKey }: Served): Promise<readonly unknown[]> {
  const answer = await fetch(`${targets[FORMAT]}/qrcodes?limit=100`, { headers: { 'x-api-key': apiKey } });
  // The list of the reference server.
  return ((await answer.json()) as { readonly data: readonly unknown[] }).data;
}

function created(passed: readonly Passed[]): number {
  return passed.filter(({ method, url, status }) => method === 'POST' && url.endsWith('/qrcodes') && status === 201).length;
}

describe('interrupting errspec check', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'reports the verdicts so far and cleans up at %s',
    async (signal) => {
      const served = await serve();
      const { hold, reached, open } = gate(200);
      const proxy = await recording(served.targets[FORMAT] ?? '', hold);
      const file = join(folder(), 'report.json');
      const { child, ended, says } = start([
        'check',
        '--target',
        proxy.url,
        '--format',
        FORMAT,
        '--api-key',
        served.apiKey,
        '--states',
        served.states,
        '--report',
        `json=${file}`,
      ]);
      await reached;
      expect(created(proxy.passed)).toBeGreaterThan(10);
      child.kill(signal);
      await says('Stopping');
      open();
      const ran = await ended;
      expect(ran.code, ran.stderr).toBe(130);
      expect(ran.stderr).not.toMatch(/error of errspec|\n\s+at /);
      const { report } = readReport(file, ran);
      expect(report.run.interrupted).toBe(true);
      expect(report.summary.passed).toBeGreaterThan(5);
      expect(report.summary.errored + report.summary.failed).toBe(0);
      expect(ran.stdout).toMatch(/interrupted/i);
      expect(ran.stdout).toContain('130');
      // Nothing new was begun: what came after is what was under way, and clean-up.
      const after = proxy.passed.slice(200 + 8).filter(({ method }) => method !== 'DELETE');
      expect(after.map(({ method, url }) => `${method} ${url}`)).toEqual([]);
      expect(await left(served)).toEqual([]);
    },
    PATIENT,
  );

  it(
    'reports that nothing has been judged yet',
    async () => {
      const served = await serve();
      for (const more of [[], ['--format', FORMAT]]) {
        const { hold, reached, open } = gate(1);
        const proxy = await recording(served.targets[FORMAT] ?? '', hold);
        const { child, ended, says } = start(['check', '--target', proxy.url, '--api-key', served.apiKey, ...more]);
        await reached;
        child.kill('SIGINT');
        await says('Stopping');
        open();
        const ran = await ended;
        expect(ran.code, ran.stderr).toBe(130);
        expect(ran.stderr).not.toMatch(/error of errspec|\n\s+at |aborted/i);
      }
    },
    PATIENT,
  );

  it(
    'ends immediately at the third signal, though the second comes with the first',
    async () => {
      const served = await serve();
      const { hold, reached } = gate(100);
      const proxy = await recording(served.targets[FORMAT] ?? '', hold);
      const { child, ended, says } = start([
        'check',
        '--target',
        proxy.url,
        '--format',
        FORMAT,
        '--api-key',
        served.apiKey,
        '--timeout',
        '600s',
      ]);
      await reached;
      child.kill('SIGINT');
      await says('Press Ctrl-C again');
      // Clean-up hangs at the gate: only another signal ends it.
      child.kill('SIGINT');
      child.kill('SIGTERM');
      const ran = await ended;
      expect(ran.code).toBe(130);
    },
    PATIENT,
  );

  it(
    'ends with the embedded server',
    async () => {
      const { child, ended, says } = start(['check', '--embedded']);
      await says('planned ');
      child.kill('SIGINT');
      const ran = await ended;
      expect(ran.code, ran.stderr).toBe(130);
      expect(ran.stdout).toMatch(/interrupted/i);
    },
    PATIENT,
  );
});

describe('clean-up of errspec check', () => {
  /** The requirements whose requests create the most. */
  const CREATING = ['--only', 'accept,bulk/stored-exact,relations/permute'];

  it.each<[string, readonly string[], readonly string[]]>([
    ['a correct server', [], []],
    ['a server that names what it created in another order', ['--variant', 'created-reversed'], CREATING],
    ['a server that answers a creation with another status', ['--fault', 'created-as-200'], CREATING],
  ])(
    'deletes its resources on %s',
    async (_, serving, more) => {
      const served = await serve(...serving);
      const args = ['--target', served.targets[FORMAT] ?? '', '--format', FORMAT, '--api-key', served.apiKey, '--states', served.states];
      const ran = await errspecHere(['check', ...args, '--runs', '5', ...more]);
      expect([0, 1], ran.stderr).toContain(ran.code);
      expect(await left(served)).toEqual([]);
    },
    PATIENT,
  );

  it(
    'keeps the resources with --keep',
    async () => {
      const served = await serve();
      const proxy = await recording(served.targets[FORMAT] ?? '');
      const args = ['--target', proxy.url, '--format', FORMAT, '--api-key', served.apiKey, '--max-requests', '60'];
      const ran = await errspecHere(['check', ...args, '--keep']);
      expect(ran.code, ran.stderr + ran.stdout).toBe(0);
      expect((await left(served)).length).toBeGreaterThan(3);
    },
    PATIENT,
  );
});
