import { describe, expect, it } from 'vitest';
import { at, errspec, PATIENT, serve } from './run.ts';

describe('errspec check without a target', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['is not set', {}],
    ['is empty', { ERRSPEC_TARGET: '' }],
  ])('exits with 2 and suggests what to do if ERRSPEC_TARGET %s', async (_, env) => {
    const { code, stdout, stderr } = await errspec(['check'], { env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const way of ['--target <url>', '--embedded', 'ERRSPEC_TARGET']) expect(stderr).toContain(way);
  });

  it('rejects --embedded together with a target in the environment', async () => {
    const { code, stderr } = await errspec(['check', '--embedded'], { env: { ERRSPEC_TARGET: 'http://127.0.0.1:9' } });
    expect([code, stderr]).toEqual([2, expect.stringContaining('unset ERRSPEC_TARGET')]);
  });
});

describe('the environment variables of options', () => {
  it(
    'set the options of errspec check',
    async () => {
      const served = await serve();
      const env = {
        ERRSPEC_TARGET: served.targets['structured-error'] ?? '',
        ERRSPEC_FORMAT: 'structured-error',
        ERRSPEC_API_KEY: served.apiKey,
        ERRSPEC_STATES: served.states,
        ERRSPEC_ONLY: 'access',
        ERRSPEC_RUNS: '0',
        ERRSPEC_MAX_TIME: '5s',
        ERRSPEC_REPORT: 'json',
      };
      const { code, stdout, stderr } = await errspec(['check'], { env });
      expect(code, stderr).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        run: { targets: { 'structured-error': env.ERRSPEC_TARGET }, options: { only: ['access'], runs: 0, maxTimeMs: 5_000 } },
      });
    },
    PATIENT,
  );

  it('give way to the command line', async () => {
    const env = { ERRSPEC_TARGET: 'http://127.0.0.1:9/environment' };
    const { stderr } = await errspec(['check', '--target', 'http://127.0.0.1:9/option'], { env });
    expect(stderr).toContain('http://127.0.0.1:9/option');
  });

  it(
    'count as unset when they are empty, and as off when they say so',
    async () => {
      const served = await serve('--format', 'structured-error');
      const env = { ERRSPEC_STRICT: 'false', ERRSPEC_KEEP: '', ERRSPEC_RATE: '', ERRSPEC_READ_ONLY: '1', ERRSPEC_VERBOSE: '0' };
      const args = [...at(served, 'structured-error'), '--only', 'access', '--runs', '0', '--report', 'json'];
      const { code, stdout, stderr } = await errspec(['check', ...args], { env });
      expect(code, stderr).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ run: { options: { strict: false, keep: false, readOnly: true } } });
    },
    PATIENT,
  );

  it.each([
    [{ ERRSPEC_MAX_TIME: '5' }, "from env 'ERRSPEC_MAX_TIME' is invalid"],
    [{ ERRSPEC_KEEP: 'maybe' }, 'ERRSPEC_KEEP is neither on nor off'],
  ])('get the same validation as options: %j', async (env, says) => {
    const { code, stderr } = await errspec(['check', '--embedded'], { env });
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
  });
});

describe('a duration without a unit', () => {
  it.each([
    ['--max-time', '5', 'write 5s for seconds'],
    ['--timeout', '5', 'write 5s for seconds'],
    ['--timeout', '500', '500ms for milliseconds'],
  ])('exits with 2 for %s %s, and suggests a valid duration', async (option, value, says) => {
    const { code, stdout, stderr } = await errspec(['check', '--embedded', option, value]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(says)]);
  });
});
