import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errspecHere } from '../cli/here.ts';
import { errspec, folder, PATIENT, start } from '../program/run.ts';
import { PACTS, pactText } from './broker.ts';
import { answersWith, fakeBroker, publish, TOKEN } from './fake-broker.ts';

describe('pact publish', () => {
  test('sends all pacts of a consumer in one request, and prints the notices of the broker', async () => {
    const broker = await fakeBroker(answersWith(200, { notices: [{ text: 'Created \u001b[31mred\u0007' }, { type: 'x' }] }));
    const ran = await publish(broker.url, '--token', TOKEN);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(broker.requests.map(({ line }) => line)).toEqual(['GET /', 'POST /contracts/publish']);
    expect(broker.requests.map(({ authorization }) => authorization)).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`]);
    const sent = JSON.parse(broker.requests[1]?.body ?? '{}');
    expect(sent).toMatchObject({ pacticipantName: 'errspec-client', pacticipantVersionNumber: '1.2.3', branch: 'main' });
    expect(sent.contracts.map((each: { providerName: string }) => each.providerName)).toEqual(['code-envelope', 'structured-error']);
    expect(Buffer.from(sent.contracts[1].content, 'base64').toString() === pactText('structured-error')).toBe(true);
    expect(ran.stdout).toContain('Created');
    expect(ran.stdout).not.toMatch(/[\u001b\u0007]/);
    expect(ran.stdout).not.toContain(TOKEN);
  });

  test('reads names, credentials and URL from options or the environment, and prints no secret', async () => {
    const broker = await fakeBroker(answersWith(200, {}));
    const env = { PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_USERNAME: 'ann', PACT_BROKER_PASSWORD: 's3cret-pass' };
    const args = [
      'pact',
      'publish',
      join(PACTS, 'errspec-client-structured-error.json'),
      '--version',
      '9',
      '--consumer',
      'shop',
      '--provider',
      'codes',
    ];
    const ran = await errspec(args, { env });
    expect(ran).toMatchObject({ code: 0 });
    expect(broker.requests[1]?.authorization).toBe(`Basic ${Buffer.from('ann:s3cret-pass').toString('base64')}`);
    const sent = JSON.parse(broker.requests[1]?.body ?? '{}');
    expect(sent.contracts[0]).toMatchObject({ consumerName: 'shop', providerName: 'codes' });
    const pact = JSON.parse(Buffer.from(sent.contracts[0].content, 'base64').toString());
    expect([pact.consumer.name, pact.provider.name]).toEqual(['shop', 'codes']);
    expect(`${ran.stdout}${ran.stderr}`).not.toContain('s3cret-pass');
  });

  test('reads version and branch from git and from CI variables', async () => {
    const cwd = folder();
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd, encoding: 'utf8' }).trim();
    const args = ['pact', 'publish', PACTS, '--dry-run'];
    expect((await errspecHere(args, { cwd })).stderr).toMatch(/The version to publish is not known.*Give --version/s);
    git('init', '--quiet', '--initial-branch', 'topic');
    git('commit', '--quiet', '--allow-empty', '--message', 'x');
    expect((await errspecHere(args, { cwd })).stdout).toContain(
      `errspec-client ${git('rev-parse', 'HEAD')} on the branch topic: its pact with structured-error`,
    );
    const github = { GITHUB_SHA: 'abc123', GITHUB_HEAD_REF: 'feature', GITHUB_REF_NAME: '12/merge' };
    expect((await errspecHere(args, { cwd, env: github })).stdout).toContain('errspec-client abc123 on the branch feature');
    const gitlab = { CI_COMMIT_SHA: 'def456', CI_COMMIT_BRANCH: 'main' };
    const dry = await errspecHere(args, { cwd, env: gitlab });
    expect(dry.stdout).toContain('errspec-client def456 on the branch main');
    expect(dry.stdout).toContain('Nothing was sent (--dry-run).');
  });
});

describe('pact publish with a failing broker', () => {
  test.each<[string, (request: IncomingMessage, response: ServerResponse) => void, RegExp]>([
    [
      '401',
      answersWith(401, { error: 'Not authorised' }),
      /answered 401 to POST \/contracts\/publish: Not authorised Nothing was published\.\n {2}Next: Check --token/,
    ],
    ['403', answersWith(403, ''), /answered 403 .*Check --token/s],
    ['404', answersWith(404, '<html>nothing here</html>'), /answered 404 .*Check --broker/s],
    [
      '409',
      answersWith(409, { notices: [{ text: 'Cannot change the content of the pact' }] }),
      /answered 409 .*Cannot change the content.*a version of its own/s,
    ],
    ['500', answersWith(500, 'oops'), /answered 500 .*See the log of the broker/s],
    ['a page', answersWith(200, '<html>login</html>'), /something else than a JSON object/],
    ['a redirect', (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(), /answered 302/],
    ['no answer', () => {}, /cannot be reached \(timeout/],
    [
      'an endless body',
      (_, response) => void setInterval(() => response.write('x'.repeat(1_000_000)), 1).unref(),
      /cannot be reached \((too-large|timeout)/,
    ],
  ])(
    'explains the failure and prints no secret: %s',
    async (_, answer, said) => {
      const broker = await fakeBroker(answer);
      const ran = await publish(broker.url, '--token', TOKEN, '--timeout', '3s');
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toMatch(said);
      expect(ran.stderr).not.toContain(TOKEN);
    },
    PATIENT,
  );

  test('reports a server that is not a broker, a link to another host, and a refused connection', async () => {
    const none = await fakeBroker(answersWith(404, ''), () => ({}));
    expect((await publish(none.url)).stderr).toMatch(/is no Pact Broker, or an old one/);
    const elsewhere = await fakeBroker(answersWith(200, {}), () => ({
      'pb:publish-contracts': { href: 'http://localhost:1/contracts/publish' },
    }));
    const redirected = await publish(elsewhere.url, '--token', TOKEN);
    expect(redirected.stderr).toMatch(/leads to http:\/\/localhost:1, where the credentials are not sent/);
    expect(elsewhere.requests).toHaveLength(1);
    expect((await publish('http://127.0.0.1:1')).stderr).toMatch(/cannot be reached \(refused/);
  });

  test('lists the published pacts before one consumer failed', async () => {
    let count = 0;
    const broker = await fakeBroker((request, response) => answersWith(++count === 1 ? 200 : 500, {})(request, response));
    const dir = folder();
    const pact = JSON.parse(pactText('structured-error'));
    for (const name of ['a', 'b']) writeFileSync(join(dir, `${name}.json`), JSON.stringify({ ...pact, consumer: { name } }));
    const ran = await errspecHere(['pact', 'publish', dir, '--broker', broker.url, '--version', '1']);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toContain('a 1');
    expect(ran.stderr).toMatch(/Published before that: the pacts of a\./);
  });

  test('sends nothing if a pact is malformed or duplicated', async () => {
    const broker = await fakeBroker(answersWith(200, {}));
    const dir = folder();
    writeFileSync(join(dir, 'good.json'), pactText('structured-error'));
    writeFileSync(join(dir, 'other.json'), '{"consumer":');
    const broken = await errspecHere(['pact', 'publish', dir, '--broker', broker.url, '--version', '1']);
    expect(broken.stderr).toMatch(/other\.json: not JSON/);
    writeFileSync(join(dir, 'other.json'), readFileSync(join(dir, 'good.json')));
    const twice = await errspecHere(['pact', 'publish', dir, '--broker', broker.url, '--version', '1']);
    expect(twice.stderr).toMatch(/There are two pacts of errspec-client with structured-error/);
    expect([broken.code, twice.code, broker.requests.length]).toEqual([2, 2, 0]);
  });

  test.each([
    [[], /No broker is given/],
    [['--broker', 'nonsense'], /--broker/],
    [['--broker', 'http://ann:s3cret@localhost'], /contains a user, a password/],
    [['--broker', 'http://127.0.0.1:9', '--token', 'a', '--username', 'b'], /cannot be combined/],
    [['--broker', 'http://127.0.0.1:9', '--token', 'a b'], /contains a character that cannot be sent in a header/],
  ])('rejects the options %j', async (args, said) => {
    const ran = await errspecHere(['pact', 'publish', PACTS, '--version', '1', ...args]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(said);
    expect(ran.stderr).not.toContain('s3cret');
  });

  test(
    'exits with 130 when interrupted',
    async () => {
      const broker = await fakeBroker(() => {});
      const running = start(['pact', 'publish', PACTS, '--broker', broker.url, '--version', '1']);
      while (broker.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
      running.child.kill('SIGINT');
      expect((await running.ended).code).toBe(130);
    },
    PATIENT,
  );
});

describe('pact verify with a broker', () => {
  const links = (origin: string) => ({
    'pb:provider-pacts-for-verification': { href: `${origin}/pacts/provider/{provider}/for-verification`, templated: true },
    'pb:pacticipant-branch-version': { href: `${origin}/pacticipants/{pacticipant}/branches/{branch}/versions/{version}`, templated: true },
  });
  const verify = (url: string, ...more: readonly string[]) =>
    errspecHere(['pact', 'verify', '--broker', url, '--format', 'structured-error', '--timeout', '5s', ...more]);

  test.each<[string, (request: IncomingMessage, response: ServerResponse) => void, RegExp]>([
    ['401', answersWith(401, ''), /answered 401 to POST .*Check --token/s],
    ['404', answersWith(404, ''), /answered 404 .*does not know them/s],
    [
      'no pact of the provider',
      answersWith(200, { _embedded: { pacts: [] } }),
      /has no pact with structured-error among the consumer versions/,
    ],
    ['a pact without its address', answersWith(200, { _embedded: { pacts: [{}] } }), /lists a pact without its address/],
  ])(
    'explains the failure of the broker: %s',
    async (_, answer, said) => {
      const ran = await verify((await fakeBroker(answer, links)).url);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toMatch(said);
    },
    PATIENT,
  );

  test(
    'publishes results only with --publish, and reports a broker that rejects them',
    async () => {
      const pact = JSON.parse(pactText('structured-error'));
      const small = { ...pact, interactions: pact.interactions.slice(0, 2) };
      let origin = '';
      const answer = (status: number) => (request: IncomingMessage, response: ServerResponse) => {
        if (request.url?.endsWith('/for-verification'))
          return answersWith(200, { _embedded: { pacts: [{ _links: { self: { href: `${origin}/pact` } } }] } })(request, response);
        if (request.url === '/pact')
          return answersWith(200, { ...small, _links: { 'pb:publish-verification-results': { href: `${origin}/results` } } })(
            request,
            response,
          );
        return answersWith(request.url === '/results' ? status : 200, {})(request, response);
      };
      const broker = await fakeBroker(answer(401), links);
      origin = broker.url;
      // The password occurs in the pact and in the links, where it must not be masked.
      expect((await verify(broker.url, '--username', 'ann', '--password', 'qrcodes')).code).toBe(0);
      expect((await verify(broker.url, '--username', 'ann', '--password', 'structured-error')).code).toBe(0);
      expect(broker.requests.some(({ line }) => line === 'POST /results')).toBe(false);
      const rejected = await verify(broker.url, '--publish', '--provider-version', '7', '--provider-branch', 'main');
      expect(rejected.code).toBe(2);
      expect(rejected.stderr).toMatch(/answered 401 to POST \/results\. No result was published\./);
      const sent = JSON.parse(broker.requests.find(({ line }) => line === 'POST /results')?.body ?? '{}');
      expect(sent).toMatchObject({ success: true, providerApplicationVersion: '7' });
      expect(sent.testResults).toHaveLength(2);
    },
    PATIENT,
  );
});
