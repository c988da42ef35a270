import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { at, errspec, folder, PATIENT, readReport, type Served, serve } from './run.ts';

describe('errspec check --require', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve('--format', 'structured-error');
  });

  /** Runs check without provider states and fuzzing; returns it with its JSON report. */
  const required = async (...more: readonly string[]) => {
    const file = join(folder(), 'report.json');
    const target = at(served, 'structured-error').slice(0, -2);
    const ran = await errspec(['check', ...target, '--runs', '0', ...more, '--report', `json=${file}`]);
    return { ...ran, shown: ran.stdout.replaceAll(/\s+/g, ' '), report: () => readReport(file, ran).report };
  };

  it(
    'fails a run that did not exercise a required requirement, and says why',
    async () => {
      const only = ['--only', 'access,bulk', '--read-only'];
      expect(await required(...only)).toMatchObject({ code: 0 });
      const ran = await required(...only, '--require', 'bulk/index-exact');
      expect(ran.code, ran.stdout + ran.stderr).toBe(1);
      expect(ran.shown).toContain('bulk/index-exact (structured-error) was not exercised');
      expect(ran.shown).toMatch(/Exit 1: 1 of what --require demands was not exercised\./);
      expect(ran.report().required).toMatchObject({
        demands: ['bulk/index-exact'],
        unmet: [{ kind: 'requirement', requirement: 'bulk/index-exact', format: 'structured-error', verdict: 'not-exercised' }],
      });
    },
    PATIENT,
  );

  it(
    'accepts areas and "all", and ignores requirements that do not apply to the format',
    async () => {
      const ran = await required('--only', 'access,bulk', '--read-only', '--require', 'all');
      expect(ran.code).toBe(1);
      const demanded = ran.report().required?.unmet.flatMap((each) => (each.kind === 'requirement' ? [each.requirement] : []));
      expect(demanded).toContain('bulk/shape');
      expect(demanded).not.toContain('access/key-required');
      expect(await required('--only', 'access', '--require', 'access/key-required')).toMatchObject({ code: 0 });
    },
    PATIENT,
  );

  it(
    'demands a share of the documented codes',
    async () => {
      const ran = await required('--only', 'access', '--require', 'codes=100%');
      expect(ran.code).toBe(1);
      expect(ran.shown).toMatch(/\d of \d documented codes were observed; 100% are required\. Missing: .*RATE_LIMITED/);
      expect(await required('--only', 'access', '--require', 'codes=10%')).toMatchObject({ code: 0 });
    },
    PATIENT,
  );

  it(
    'measures the merged report of shards, not each shard',
    async () => {
      const files = ['1/2', '2/2'].map((shard) => join(folder(), `${shard[0]}.json`));
      for (const [index, file] of files.entries()) {
        const more = ['--only', 'access', '--require', 'codes=100%', '--shard', `${index + 1}/2`, '--report', `json=${file}`];
        expect(await required(...more)).toMatchObject({ code: 0 });
      }
      const merged = await errspec(['merge', ...files]);
      expect([merged.code, merged.stdout]).toEqual([1, expect.stringContaining('Required, but not exercised')]);
    },
    PATIENT,
  );

  it.each([
    ['nothing/*', 'No requirement matches "nothing/*"'],
    ['codes=100', 'write codes=100%'],
    ['codes=101%', 'write codes=100%'],
    ['bulk', '--require names "bulk", which --only, --skip or --requirements leave out'],
  ])('rejects %s before anything is sent', async (list, says) => {
    const { code, stdout, stderr } = await errspec(['check', '--target', 'http://127.0.0.1:9', '--only', 'access', '--require', list]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(says)]);
  });
});
