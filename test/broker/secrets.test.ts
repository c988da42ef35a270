import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { errspecHere } from '../cli/here.ts';
import { PACTS } from './broker.ts';
import { answersWith, fakeBroker, publish, TOKEN } from './fake-broker.ts';

describe('a broker that repeats its requests', () => {
  /** Repeats the credentials plainly, percent-encoded, decoded, and without padding, after the text `before`. */
  const echo = (status: number, before: string) => (request: IncomingMessage, response: ServerResponse) => {
    const { authorization = '' } = request.headers;
    const pair = authorization.replace(/^Basic /, '');
    const decoded = Buffer.from(pair, 'base64').toString('latin1');
    const said = `you sent ${authorization}, ${encodeURIComponent(authorization)}, ${pair.replace(/=+$/, '')}, ${decoded}, ${encodeURIComponent(decoded)}.`;
    answersWith(status, { error: `${before}${said}`, notices: [{ text: `${before}${said}` }] })(request, response);
  };
  const pairOf = (password: string) => Buffer.from(`ann:${password}`).toString('base64');

  describe.each([
    ['token', ['--token', TOKEN], [TOKEN]],
    [
      'password',
      ['--username', 'ann', '--password', 's3cret/pass+word'],
      [pairOf('s3cret/pass+word').slice(0, 12), 's3cret/pass+word', 's3cret'],
    ],
    ['short password', ['--username', 'ann', '--password', 'pw+1'], [pairOf('pw+1').slice(0, 8), 'pw+1', 'pw%2B1']],
  ])('and a %s', (_, credentials, secrets) => {
    test.each([401, 409, 200])('prints no secret in pact publish, status %d', async (status) => {
      const ran = await publish((await fakeBroker(echo(status, ''))).url, ...credentials);
      expect(ran.code).toBe(status === 200 ? 0 : 2);
      expect(`${ran.stdout}${ran.stderr}`).toContain('you sent');
      for (const secret of secrets) expect(`${ran.stdout}${ran.stderr}`).not.toContain(secret);
    });

    test('prints no secret in pact verify, from an error or a link', async () => {
      const links = (origin: string) => ({
        'pb:provider-pacts-for-verification': { href: `${origin}/for/${encodeURIComponent(secrets[1] ?? TOKEN)}` },
      });
      const broker = await fakeBroker(echo(401, ''), links);
      const ran = await errspecHere(['pact', 'verify', '--broker', broker.url, '--format', 'structured-error', ...credentials]);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain('you sent');
      for (const secret of secrets) expect(`${ran.stdout}${ran.stderr}`).not.toContain(secret);
    });
  });

  test('prints no part of a secret when it truncates a long text', async () => {
    for (const length of [575, 582]) {
      const ran = await publish((await fakeBroker(echo(401, 'x'.repeat(length)))).url, '--token', TOKEN);
      expect(ran.stderr).toContain('x'.repeat(length));
      expect(ran.stderr).not.toContain(TOKEN.slice(0, 4));
    }
  });

  test('follows links that contain the password as a word', async () => {
    const broker = await fakeBroker(answersWith(200, { notices: [{ text: 'Your contracts are here' }] }));
    const ran = await publish(broker.url, '--username', 'ann', '--password', 'contracts');
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('Your *** are here');
    expect(broker.requests.map(({ line }) => line)).toEqual(['GET /', 'POST /contracts/publish']);
  });

  test('prints no secret of an invalid broker URL, from option or environment', async () => {
    for (const url of ['ann:s3cret@localhost', 'ftp://ann:s3cret@localhost', '//ann:s3cret@localhost', 'http://localhost?token=s3cret']) {
      const args = ['pact', 'publish', PACTS, '--version', '1'];
      for (const ran of [await errspecHere([...args, '--broker', url]), await errspecHere(args, { env: { PACT_BROKER_BASE_URL: url } })]) {
        expect(ran).toMatchObject({ code: 2, stdout: '' });
        expect(ran.stderr).toMatch(/^errspec: The broker URL .*\n {2}Next: /);
        expect(ran.stderr).not.toContain('s3cret');
      }
    }
  });
});
