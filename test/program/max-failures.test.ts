import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkHere, errspecHere } from '../cli/here.ts';
import { at, type Checked, failed, folder, PATIENT, type Served, serve } from './run.ts';
import { gateway } from './servers.ts';

const FORMAT = 'structured-error';
let served: Served;

function bulks(...more: readonly string[]): Promise<Checked> {
  return checkHere([...at(served, FORMAT), '--only', 'bulk,relations', '--runs', '5', ...more]);
}

beforeAll(async () => {
  served = await serve('--fault', 'bulk-index-one-based');
}, PATIENT);

describe('errspec check --max-failures', () => {
  it(
    'stops after so many failures, reports them as they are found, and says what it did not send',
    async () => {
      const ran = await bulks('--max-failures', '2');
      expect(ran.code, ran.stderr).toBe(1);
      expect(failed(ran.report, 'MUST')).toHaveLength(2);
      expect(ran.stderr.match(/^✗ bulk\/index-\w+ MUST {2}createQrcodesBulk: .+\.$/gm)).toHaveLength(2);
      expect(ran.stdout).toContain('--max-failures allows (');
    },
    PATIENT,
  );

  it(
    'finds the same with any concurrency',
    async () => {
      const [one, many] = [await bulks('--max-failures', '1', '--concurrency', '1'), await bulks('--max-failures', '1')];
      const found = ({ report }: Checked) => report.results.flatMap(({ findings }) => findings.map(({ id }) => id));
      expect(found(one)).toEqual(found(many));
    },
    PATIENT,
  );

  it(
    'does not count findings of the baseline, nor what a gateway may have caused',
    async () => {
      const baseline = join(folder(), 'baseline.yaml');
      const why = 'reason: "the indexes are known"';
      writeFileSync(
        baseline,
        `version: 1\nknown:\n  - requirement: "bulk/index*"\n    ${why}\n  - requirement: "relations/*"\n    ${why}\n  - requirement: "bulk/all-or-nothing*"\n    ${why}\n`,
      );
      const url = await gateway(served.targets[FORMAT] ?? '', (_, number) => number > 60 && number % 100 === 0);
      const args = [
        '--target',
        url,
        '--format',
        FORMAT,
        '--api-key',
        served.apiKey,
        '--only',
        'bulk,transport/no-server-error',
        '--operation',
        '*Bulk',
      ];
      const ran = await checkHere([...args, '--runs', '0', '--max-failures', '1', '--baseline', baseline]);
      expect(ran.stdout).not.toContain('--max-failures');
      expect(ran.stderr).not.toContain('✗ bulk');
    },
    PATIENT,
  );

  it(
    'does not stop at a fuzz finding that the baseline accepts as a planned one',
    async () => {
      const baseline = join(folder(), 'baseline.yaml');
      const few = [...at(served, FORMAT), '--only', 'bulk/index*', '--operation', '*Bulk', '--baseline', baseline];
      const made = await checkHere([...few, '--runs', '0', '--update-baseline']);
      expect(made.code, made.stderr).toBe(0);
      const ran = await checkHere([...few, '--runs', '5', '--max-failures', '1']);
      expect([ran.code, ran.stdout.includes('--max-failures')], ran.stderr).toEqual([0, false]);
    },
    PATIENT,
  );

  it('refuses to stop early while it updates a baseline', async () => {
    const args = [...at(served, FORMAT), '--baseline', 'b.yaml', '--update-baseline', '--max-failures', '1'];
    expect(await errspecHere(['check', ...args])).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be combined') });
  });
});

describe('errspec check --depth quick', () => {
  it(
    'sends no more than 200 requests, and none of a shard',
    async () => {
      const { report } = await checkHere([...at(served, FORMAT), '--only', 'bulk', '--depth', 'quick']);
      expect(report.run.options).toMatchObject({ maxRequests: 200, runs: 100 });
      expect(report.run.requests).toBeLessThanOrEqual(200);
      const shard = await errspecHere(['check', ...at(served, FORMAT), '--depth', 'quick', '--shard', '1/2']);
      expect([shard.code, shard.stderr]).toEqual([2, expect.stringContaining('--shard and --depth quick')]);
    },
    PATIENT,
  );
});
