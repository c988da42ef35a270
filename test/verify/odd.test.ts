import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { startReference } from '../../reference/start.ts';
import type { Report } from '../../src/model/report.ts';
import { errspecHere } from '../cli/here.ts';
import { ROOT } from '../house/sources.ts';
import { type Around, atTheEnd, folder, PATIENT, start } from '../program/run.ts';
import { server } from '../program/servers.ts';

const PACTS = join(ROOT, 'contracts', 'pacts');
const FORMAT = 'structured-error';

/** The reference server in this process, bent by a fault where one is named. */
async function reference(fault?: string) {
  const found = faults.find(({ name }) => name === fault);
  const started = await startReference(found === undefined ? {} : { fault: found });
  atTheEnd(started.close);
  return started;
}

async function verify(args: readonly string[], around?: Around) {
  const file = join(folder(), 'report.json');
  const ran = await errspecHere(['pact', 'verify', ...args, '--report', `json=${file}`], around);
  const report = (): Report => JSON.parse(readFileSync(file, 'utf8'));
  return { ...ran, report };
}

/** The published pact of a format with its interactions about one operation alone. */
function about(format: string, operation: string, place = folder()): string {
  const pact = JSON.parse(readFileSync(join(PACTS, `errspec-client-${format}.json`), 'utf8'));
  const interactions = pact.interactions.filter((each: { description: string }) => each.description.startsWith(`${operation}: `));
  const file = join(place, `${format}.json`);
  writeFileSync(file, JSON.stringify({ ...pact, interactions }));
  return file;
}

interface Small {
  readonly provider?: string;
  readonly version: string;
  readonly interactions: readonly object[];
}

/** A pact that is written by hand. */
function pact({ provider = 'shop', version, interactions }: Small): string {
  const file = join(folder(), 'pact.json');
  const metadata = { pactSpecification: { version } };
  writeFileSync(file, JSON.stringify({ consumer: { name: 'web' }, provider: { name: provider }, interactions, metadata }));
  return file;
}

const headers = { 'Content-Type': 'application/json' };

/** A server that answers everything with this JSON. */
const answering = (body: unknown) =>
  server((incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(200, headers).end(JSON.stringify(body));
  });

describe('pact verify', () => {
  test.each([
    ['2.0.0', { providerState: 'open' }],
    ['3.0.0', { providerStates: [{ name: 'open' }, { name: 'paid' }] }],
  ])(
    'verifies a pact of specification %s of an unknown provider',
    async (version, states) => {
      const target = await answering({ total: 3 });
      const request = { method: 'GET', path: '/orders', headers: { Accept: 'application/json' } };
      const good = { description: 'orders', ...states, request, response: { status: 200, headers, body: { total: 3 } } };
      const bad = { ...good, description: 'other orders', response: { status: 200, headers, body: { total: 4 } } };
      const hand = join(folder(), 'states.json');
      writeFileSync(hand, JSON.stringify({ open: {}, paid: {} }));
      const ran = await verify([pact({ version, interactions: [good, bad] }), '--target', target, '--states', hand]);
      expect(ran, ran.stderr).toMatchObject({ code: 1 });
      expect(ran.report().results).toMatchObject([
        { id: 'pact/orders', format: 'shop', verdict: 'passed', operations: {} },
        { id: 'pact/other-orders', verdict: 'failed', findings: [{ code: 'pact-body', where: '/total', expected: 4, actual: 3 }] },
      ]);
    },
    PATIENT,
  );

  test(
    'finds one mismatch in an answer of half a megabyte',
    async () => {
      const rows = Array.from({ length: 5_000 }, (_, index) => ({ index, text: 'x'.repeat(80) }));
      const target = await answering({ rows });
      const interaction = (description: string, body: object) => ({
        description,
        request: { method: 'GET', path: '/rows' },
        response: { status: 200, headers, body },
      });
      const changed = rows.with(4_321, { index: -1, text: 'x'.repeat(80) });
      const interactions = [interaction('rows', { rows }), interaction('wrong rows', { rows: changed })];
      const ran = await verify([pact({ version: '2.0.0', interactions }), '--target', target]);
      expect(ran, ran.stderr).toMatchObject({ code: 1 });
      expect(ran.report().results).toMatchObject([
        { verdict: 'passed' },
        { verdict: 'failed', findings: [{ where: '/rows/4321/index', expected: -1, actual: 4321 }] },
      ]);
    },
    PATIENT,
  );

  test(
    'reports many long mismatches with the same text in every run',
    async () => {
      const { targets, states, apiKey } = await reference('request-id-missing-on-errors');
      const args = ['--target', targets[FORMAT] ?? '', '--api-key', apiKey, '--states', states];
      const ran = await verify(args);
      expect(ran, ran.stderr).toMatchObject({ code: 1 });
      expect(ran.stderr).toContain(`speaks ${FORMAT}`);
      expect(ran.report().summary.failed).toBeGreaterThan(70);
      expect(ran.stdout).toMatch(/The consumer relies on the body being an object with request_id, but it is an object with\s+error\./);
      // What is verified where no pact is given is the published one.
      const again = await verify([join(PACTS, `errspec-client-${FORMAT}.json`), ...args]);
      const stable = (report: Report) => JSON.stringify({ ...report, run: null });
      expect(stable(again.report())).toBe(stable(ran.report()));
    },
    PATIENT,
  );
});

describe('pact verify in a hostile environment', () => {
  test(
    'writes files for the verifier only into its own folder, whatever the name of the provider',
    async () => {
      const around = folder();
      const target = await answering({ total: 3 });
      const interactions = [{ description: 'orders', request: { method: 'GET', path: '/orders' }, response: { status: 200 } }];
      const provider = `../${basename(around)}/team/\0my-api${'x'.repeat(300)}`;
      const ran = await verify([pact({ provider, version: '2.0.0', interactions }), '--target', target]);
      expect(ran, ran.stderr).toMatchObject({ code: 0 });
      expect(readdirSync(around)).toEqual([]);
    },
    PATIENT,
  );

  test(
    'ignores a proxy, a filter and a broker in the environment',
    async () => {
      const { targets, states, apiKey } = await reference();
      const env = {
        HTTP_PROXY: 'http://127.0.0.1:9',
        http_proxy: 'http://127.0.0.1:9',
        PACT_DESCRIPTION: 'nothing',
        PACT_BROKER_HTTP_RETRIES: '9',
      };
      const ran = await verify([about(FORMAT, 'getQrcode'), '--target', targets[FORMAT] ?? '', '--api-key', apiKey, '--states', states], {
        env,
      });
      expect(ran, ran.stderr).toMatchObject({ code: 0 });
      expect(ran.report().summary.passed).toBe(ran.report().results.length);
    },
    PATIENT,
  );

  test(
    'verifies only the pacts of the given provider',
    async () => {
      const { targets, states, apiKey } = await reference();
      const place = folder();
      about(FORMAT, 'getQrcode', place);
      about('code-envelope', 'getContent', place);
      const args = [place, '--target', targets[FORMAT] ?? '', '--api-key', apiKey, '--states', states];
      const ran = await verify(args);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toMatch(/several providers \(code-envelope, structured-error\).*Next: .*--provider/s);
      const chosen = await verify([...args, '--provider', FORMAT]);
      expect(chosen, chosen.stderr).toMatchObject({ code: 0 });
      expect(new Set(chosen.report().results.map(({ format }) => format))).toEqual(new Set([FORMAT]));
    },
    PATIENT,
  );

  test(
    'prints no key that an answer repeats',
    async () => {
      const secrets = ['key-of-the-run-0123', 'key-of-a-state-4567', 'header-value-89ab'];
      const target = await server(({ headers: sent }, outgoing) =>
        outgoing.writeHead(200, headers).end(JSON.stringify({ seen: sent['x-api-key'] ?? '', also: sent['x-tenant'] ?? '' })),
      );
      const hand = join(folder(), 'states.json');
      writeFileSync(hand, JSON.stringify({ 'another key': { apiKey: secrets[1] } }));
      const interaction = (state: string) => ({
        type: 'Synchronous/HTTP',
        description: `with ${state}`,
        providerStates: [{ name: state }],
        request: {
          method: 'GET',
          path: '/',
          headers: { 'x-api-key': ['example'] },
          generators: { header: { 'x-api-key': { type: 'ProviderState', expression: '${apiKey}' } } },
        },
        response: { status: 200, body: { content: { seen: 'nothing', also: 'nothing' }, contentType: 'application/json', encoded: false } },
      });
      const file = pact({ version: '4.0', interactions: [interaction('a valid API key exists'), interaction('another key')] });
      const given = ['--api-key', secrets[0] ?? '', '--states', hand, '--header', `x-tenant: ${secrets[2]}`];
      const ran = await verify([file, '--target', target, ...given]);
      expect(ran, ran.stderr).toMatchObject({ code: 1 });
      expect(ran.report().results.flatMap(({ findings }) => findings.map(({ where, actual }) => [where, actual]))).toEqual([
        ['/also', '***'],
        ['/seen', '***'],
        ['/also', '***'],
        ['/seen', '***'],
      ]);
      for (const secret of secrets) expect(ran.stdout + ran.stderr + JSON.stringify(ran.report())).not.toContain(secret);
    },
    PATIENT,
  );
});

describe('pact verify with exit 2', () => {
  test(
    'reports a target that refuses connections or never answers, for every provider',
    async () => {
      const interactions = [{ description: 'x', request: { method: 'GET', path: '/' }, response: { status: 200 } }];
      const file = pact({ version: '2.0.0', interactions });
      for (const target of ['http://127.0.0.1:9', await server((incoming) => incoming.resume())]) {
        const ran = await errspecHere(['pact', 'verify', file, '--target', target, '--timeout', '500ms']);
        expect(ran).toMatchObject({ code: 2, stdout: '' });
        expect(ran.stderr).toMatch(/nothing answers at/);
      }
    },
    PATIENT,
  );

  test.each([
    [['--publish'], /--publish sends results for the pacts of a broker, but files are given/],
    [['--consumer', 'nobody'], /No pact of the consumer "nobody".*errspec-client/s],
    [['--base-path', '/api'], /--base-path needs a target/],
    [['--environment', 'production'], /--environment selects pacts of a broker/],
    [['--provider-version', '1'], /--provider-version needs --publish/],
  ])('rejects options without effect: %j', async (args, said) => {
    const env = args[0] === '--publish' ? { PACT_BROKER_BASE_URL: 'http://127.0.0.1:9' } : {};
    const ran = await errspecHere(['pact', 'verify', join(PACTS, `errspec-client-${FORMAT}.json`), ...args], { env });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(said);
  });

  test('asks for an unknown version before it sends anything', async () => {
    const asked: string[] = [];
    const broker = await server(({ url = '' }, outgoing) => {
      asked.push(url);
      outgoing.end();
    });
    const ran = await errspecHere(['pact', 'verify', '--broker', broker, '--publish'], { cwd: folder() });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(/version of the provider is not known.*--provider-version/s);
    expect(asked).toEqual([]);
  });
});

test(
  'reports what pact verify has published when it is interrupted',
  async () => {
    const { promise: reached, resolve } = Promise.withResolvers<void>();
    const text = readFileSync(join(PACTS, `errspec-client-${FORMAT}.json`), 'utf8');
    const whole = JSON.parse(text);
    const broker: string = await server((incoming, outgoing) => {
      incoming.resume();
      const links = { 'pb:provider-pacts-for-verification': { href: `${broker}/pacts` } };
      const document = { ...whole, interactions: whole.interactions.slice(0, 1) };
      const pages: Readonly<Record<string, object>> = {
        '/': { _links: { ...links, 'pb:pacticipant-branch-version': { href: `${broker}/version` } } },
        '/pacts': { _embedded: { pacts: [{ _links: { self: { href: `${broker}/pact` } } }] } },
        '/pact': { ...document, _links: { 'pb:publish-verification-results': { href: `${broker}/results` } } },
        '/version': {},
      };
      const page = pages[incoming.url ?? ''];
      if (page === undefined) resolve();
      else outgoing.writeHead(200, headers).end(JSON.stringify(page));
    });
    const args = ['--broker', broker, '--format', FORMAT, '--publish', '--provider-version', '7', '--provider-branch', 'main'];
    const { child, ended } = start(['pact', 'verify', ...args]);
    await reached;
    child.kill('SIGINT');
    const ran = await ended;
    expect(ran.code).toBe(130);
    expect(ran.stderr).toContain('No result was published.');
    expect(ran.stdout).toContain('1 passed');
  },
  PATIENT,
);

/** The processes that a process started, by their ids. */
function childrenOf(pid: number | undefined): readonly string[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout.trim() === '' ? [] : stdout.trim().split(/\s+/);
}

test.runIf(readdirSync('/').includes('proc')).each(['SIGINT', 'SIGKILL'] as const)(
  'ends all child processes of pact verify at %s',
  async (signal) => {
    const { promise: reached, resolve } = Promise.withResolvers<void>();
    const target = await server(({ url }, outgoing) => {
      if (url === '/slow') resolve();
      else outgoing.end();
    });
    const interactions = [{ description: 'x', request: { method: 'GET', path: '/slow' }, response: { status: 200 } }];
    const { child, ended } = start(['pact', 'verify', pact({ version: '2.0.0', interactions }), '--target', target, '--timeout', '60s']);
    await reached;
    const children = childrenOf(child.pid);
    expect(children.length).toBe(1);
    child.kill(signal);
    const ran = await ended;
    expect(ran.code).toBe(signal === 'SIGINT' ? 130 : null);
    await expect.poll(() => children.filter((pid) => readdirSync('/proc').includes(pid)), { timeout: 10_000 }).toEqual([]);
  },
  PATIENT,
);
