import { describe, expect, it } from 'vitest';
import { errspec } from '../program/run.ts';
import { errspecHere } from './here.ts';

describe('errspec explain', () => {
  it('explains a requirement', async () => {
    const { code, stdout } = await errspec(['explain', 'bulk/index-exact']);
    expect(code).toBe(0);
    expect(stdout).toContain('bulk/index-exact  MUST');
    expect(stdout).toContain('a violation makes the exit code 1');
    expect(stdout).toMatch(/Applies to +structured-error: yes/);
  });

  it('explains the requirement of a finding', async () => {
    expect(await errspecHere(['explain', 'bulk/index-exact:0123456789'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('bulk/index-exact  MUST'),
    });
  });

  it('explains a code with its status, causes and checks', async () => {
    const { code, stdout } = await errspecHere(['explain', 'invalid_json']);
    expect(code).toBe(0);
    expect(stdout).toContain('INVALID_JSON  a code of structured-error');
    expect(stdout).toMatch(/HTTP status +400/);
    expect(stdout).toContain('any operation to which it applies: a body that is not JSON');
    expect(stdout).toContain('codes/cause');
  });

  it('explains a detail code with the codes beside it, its message and its state', async () => {
    const { stdout } = await errspecHere(['explain', '100303']);
    expect(stdout).toMatch(/Beside +400, 404 as the code/);
    expect(stdout).toMatch(/Message +Record not found/);
    expect(stdout).toContain('needs the state: a record the API key may not see exists');
  });

  it('explains a number in every format that has it', async () => {
    const { stdout } = await errspecHere(['explain', '409']);
    expect(stdout).toContain('not documented: any code that is not empty');
  });

  it.each([
    ['VALIDATION_EROR', 'VALIDATION_ERROR'],
    ['index-exct', 'bulk/index-exact'],
    ['relation', '`errspec list`'],
    ['bulk', 'bulk/counts'],
  ])('suggests names close to %s', async (name, meant) => {
    const { code, stdout, stderr } = await errspecHere(['explain', name]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(meant);
  });
});

describe('errspec list', () => {
  it('lists every requirement once, by area', async () => {
    const { code, stdout } = await errspec(['list']);
    expect(code).toBe(0);
    const ids = [...stdout.matchAll(/^ {2}(?:MUST {3}|SHOULD )(\S+)/gm)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(40);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('codes/cause');
  });

  it('lists the requests of a run, the same for the same seed', async () => {
    const args = ['list', '--probes', '--format', 'structured-error'];
    const [one, two] = await Promise.all([errspec(args), errspecHere(args)]);
    expect(one.code).toBe(0);
    expect(one.stdout).toMatch(/^structured-error: \d+ scenarios, \d+ requests, seed 1\n/);
    expect(one.stdout).toBe(two.stdout);
  });

  it('lists the requests that check plans', async () => {
    const [listed, checked] = await Promise.all([
      errspecHere(['list', '--probes', '--format', 'structured-error', '--states', '--only', 'access', '--operation', 'getQrcode']),
      errspec(['check', '--embedded', '--format', 'structured-error', '--only', 'access', '--operation', 'getQrcode', '--runs', '0']),
    ]);
    const [, scenarios, requests] = /(\d+) scenarios, (\d+) requests/.exec(listed.stdout) ?? [];
    expect(checked.stderr).toContain(`planned ${scenarios} scenarios with ${requests} requests`);
  });

  it('prints JSON', async () => {
    const { stdout } = await errspecHere(['list', '--json', '--only', 'bulk/index-exact', '--format', 'code-envelope']);
    expect(JSON.parse(stdout)).toMatchObject([{ id: 'bulk/index-exact', level: 'MUST', appliesTo: { 'code-envelope': false } }]);
    const probes = await errspecHere(['list', '--probes', '--json', '--format', 'structured-error', '--method', 'delete']);
    const [plan] = JSON.parse(probes.stdout) as readonly { readonly scenarios: readonly { readonly operation: string }[] }[];
    expect(new Set(plan?.scenarios.map(({ operation }) => operation))).toEqual(new Set(['deleteQrcode']));
  });

  it('plans no request that could write with --read-only', async () => {
    const { stdout } = await errspecHere(['list', '--probes', '--format', 'structured-error', '--read-only']);
    expect(stdout).toContain('not planned (read-only): createQrcode');
    expect(stdout).not.toMatch(/ (POST|PUT|DELETE) .*\((?:[^)]*)accepted\)/);
  });
});
