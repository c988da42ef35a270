import { describe, expect, it } from 'vitest';
import { refuseProduction } from '../../src/cli/production.ts';
import { errspecHere } from './here.ts';

describe('the guard of production hosts', () => {
  it.each([
    ['https://api.example.com/v1', ['api.example.com']],
    ['https://API.example.com./v1', ['api.example.com']],
    ['https://api.example.com:8443/v1', ['API.EXAMPLE.COM']],
    ['https://eu.api.example.com/v1', ['other', '*.example.com']],
    ['http://127.0.0.1:8080', ['127.0.0.1:8080']],
    ['http://[::1]:8080', ['[::1]']],
  ])('refuses %s if production is %j', (target, production) => {
    expect(() => refuseProduction({ target, production })).toThrow(/is listed as production: nothing was sent/);
    expect(() => refuseProduction({ target: 'https://staging.test', states: target, production })).toThrow(/production/);
    expect(() => refuseProduction({ target, production, iKnowThisIsProduction: true })).not.toThrow();
  });

  it.each([
    ['https://example.com.evil.test', ['example.com']],
    ['https://staging.example.com', ['api.example.com']],
    ['not a URL', ['*']],
    [undefined, ['*']],
  ])('lets %s pass if production is %j', (target, production) => {
    expect(() => refuseProduction({ target, production })).not.toThrow();
  });

  it('holds for every command that sends requests', async () => {
    for (const command of [['check'], ['pact', 'verify']]) {
      const ran = await errspecHere([...command, '--target', 'http://127.0.0.1:1', '--production', '127.0.0.1']);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain('127.0.0.1:1 is listed as production: nothing was sent.');
      expect(ran.stderr).toContain('--i-know-this-is-production');
    }
  });
});

describe('a dry run', () => {
  it('prints each request and sends nothing', async () => {
    const args = ['check', '--target', 'http://127.0.0.1:1/api', '--format', 'structured-error', '--api-key', 'a-secret-key-of-mine'];
    const { code, stdout, stderr } = await errspecHere([...args, '--dry-run', '--runs', '1', '--only', 'accept/valid']);
    expect(code, stderr).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toMatch(/^(GET|POST) http:\/\/127\.0\.0\.1:1\/api\//);
    expect(lines).toContainEqual(expect.stringMatching(/^GET .*\/qrcodes\/<.+>/));
    expect(lines).toContainEqual(expect.stringMatching(/^POST .*\/qrcodes application\/json "\{/));
    expect(stderr).toContain(`The run would send ${lines.length} requests`);
    expect(stdout + stderr).not.toContain('a-secret-key-of-mine');
  });

  it('needs the name of the format', async () => {
    const { code, stderr } = await errspecHere(['check', '--target', 'http://127.0.0.1:1/api', '--dry-run']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Name the format: --format NAME.')]);
  });
});
