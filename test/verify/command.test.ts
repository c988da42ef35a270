import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { builtInFormats } from '../../src/load/builtin.ts';
import type { Report } from '../../src/model/report.ts';
import { newAjv } from '../../src/schema/validate.ts';
import { errspecHere } from '../cli/here.ts';
import { ROOT } from '../house/sources.ts';
import { at, atTheEnd, errspec, folder, PATIENT, serve, start } from '../program/run.ts';
import { recording } from '../program/servers.ts';

const PACTS = join(ROOT, 'contracts', 'pacts');
const pactFile = (format: string) => join(PACTS, `errspec-client-${format}.json`);

function verify(...args: readonly string[]) {
  return verifyBy(errspecHere, args);
}

async function verifyBy(run: typeof errspecHere, args: readonly string[]) {
  const file = join(folder(), 'report.json');
  const ran = await run(['pact', 'verify', ...args, '--report', `json=${file}`]);
  const report = (): Report => JSON.parse(readFileSync(file, 'utf8'));
  return { ...ran, report };
}

/** A port on which nothing listens any more. */
async function deadPort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A provider-state URL that answers so. */
async function statesUrl(status: number, body: string): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atTheEnd(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/states`;
}

/** The published pact with those interactions alone that are named so, in a file. */
function pactOf(format: string, name: string): string {
  const pact = JSON.parse(readFileSync(pactFile(format), 'utf8'));
  const interactions = pact.interactions.filter((each: { description: string }) => each.description.startsWith(name));
  const file = join(folder(), 'small.json');
  writeFileSync(file, JSON.stringify({ ...pact, interactions }));
  return file;
}

/** A pact of one interaction, changed. */
function smallPact(change: (interaction: object) => object = (interaction) => interaction): string {
  const file = pactOf('structured-error', 'getQrcode: unknown id');
  const pact = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...pact, interactions: pact.interactions.map(change) }));
  return file;
}

describe('pact verify', () => {
  test(
    'passes the embedded server in all formats, and writes a valid report',
    async () => {
      const ran = await verifyBy(errspec, []);
      expect(ran).toMatchObject({ code: 0 });
      expect(ran.stdout).toMatch(/✓ pact +133 passed/);
      const report = ran.report();
      expect(report.summary.passed).toBe(report.results.length);
      expect(new Set(report.results.map(({ format }) => format))).toEqual(new Set(builtInFormats()));
      expect(report.results.find(({ title }) => title.startsWith('deleteQrcode: unknown id'))?.operations).toEqual({
        deleteQrcode: 'passed',
      });
      const validate = newAjv().compile(JSON.parse(readFileSync(join(ROOT, 'reports', 'report.schema.json'), 'utf8')));
      expect(validate(report) || validate.errors).toBe(true);
    },
    PATIENT,
  );

  test(
    'reports what a faulty server breaks, with the same text in every run',
    async () => {
      const lying = await serve('--fault', 'bulk-index-one-based', '--format', 'structured-error');
      const bulks = pactOf('structured-error', 'createQrcodesBulk');
      const ran = await verify(...at(lying, 'structured-error'), bulks);
      expect(ran.code).toBe(1);
      expect(ran.stdout).toContain('The consumer relies on /errors/0/index of the body being 1, but it is 2.');
      const validate = newAjv().compile(JSON.parse(readFileSync(join(ROOT, 'reports', 'report.schema.json'), 'utf8')));
      expect(validate(ran.report()) || validate.errors).toBe(true);
      const file = join(folder(), 'report.json');
      writeFileSync(file, JSON.stringify(ran.report()));
      expect((await errspecHere(['replay', file])).stderr).toMatch(/is a report of pacts, which are verified as a whole/);
      const again = await verify(...at(lying, 'structured-error'), bulks);
      const stable = (report: Report) => JSON.stringify({ ...report, run: null });
      expect(stable(again.report()) === stable(ran.report())).toBe(true);
    },
    PATIENT,
  );

  test(
    'uses the path of the target as base path, unless --base-path is given',
    async () => {
      const server = await serve('--format', 'structured-error');
      const target = server.targets['structured-error'] ?? '';
      const origin = new URL(target).origin;
      const rest = ['--states', server.states, '--api-key', server.apiKey, smallPact()];
      expect(await verify('--target', origin, '--base-path', new URL(target).pathname, ...rest)).toMatchObject({ code: 0 });
      expect(await verify('--target', target, '--base-path', '/nowhere', ...rest)).toMatchObject({ code: 2 });
    },
    PATIENT,
  );

  test(
    'accepts states from a file, and the key for "a valid API key exists" only from --api-key',
    async () => {
      const server = await serve('--format', 'structured-error');
      const target = ['--target', server.targets['structured-error'] ?? ''];
      expect(await verify(...target, '--api-key', server.apiKey, smallPact())).toMatchObject({ code: 0 });
      const states = join(folder(), 'states.yaml');
      writeFileSync(states, `a valid API key exists: { apiKey: ${server.apiKey} }\n`);
      expect(await verify(...target, '--states', states, smallPact())).toMatchObject({ code: 0 });
    },
    PATIENT,
  );

  test(
    'prints and stores no API key',
    async () => {
      const key = 'sk_live_c0ffee0123456789';
      const server = await serve('--api-key', key, '--fault', 'key-in-message', '--format', 'structured-error');
      // The message is relied on as it stands, so that it is told what it is instead.
      const exact = smallPact((one) => ({ ...one, response: { ...Object(one).response, matchingRules: {} } }));
      const ran = await verify(...at(server, 'structured-error'), exact);
      expect(ran.report().results.flatMap(({ findings }) => findings.map(({ where }) => where))).toContain('/error/message');
      for (const text of [ran.stdout, ran.stderr, JSON.stringify(ran.report())]) expect(text).not.toContain(key);
    },
    PATIENT,
  );
});

describe('pact verify with exit 2', () => {
  test('reports a file that is not a pact', async () => {
    const dir = folder();
    const write = (name: string, text: string) => {
      writeFileSync(join(dir, name), text);
      return join(dir, name);
    };
    for (const [place, said] of [
      [join(dir, 'missing.json'), /there is no such file/],
      [folder(), /the folder has no \.json file/],
      [write('text.txt', 'hello'), /not JSON/],
      [write('list.json', '[]'), /expected a JSON object/],
      [write('none.json', '{"consumer":{"name":"a"},"provider":{"name":"b"}}'), /the list "interactions" is missing/],
      [write('empty.json', '{"consumer":{"name":"a"},"provider":{"name":"b"},"interactions":[]}'), /has no interaction/],
      [
        write('message.json', '{"consumer":{"name":"a"},"provider":{"name":"b"},"interactions":[{"description":"m"}]}'),
        /only HTTP interactions/,
      ],
    ] as const) {
      const ran = await errspecHere(['pact', 'verify', place, '--target', 'http://127.0.0.1:9']);
      expect([place, ran.code]).toEqual([place, 2]);
      expect(ran.stderr).toMatch(said);
      expect(ran.stderr).toContain('Next:');
    }
  });

  test(
    'reports a closed port, an unknown state, a failing provider-state URL and a wrong key',
    async () => {
      const dead = await errspecHere([
        'pact',
        'verify',
        '--target',
        `http://127.0.0.1:${await deadPort()}`,
        '--format',
        'structured-error',
      ]);
      expect(dead).toMatchObject({ code: 2, stdout: '' });
      expect(dead.stderr).toMatch(/nothing answers at/);

      const server = await serve('--format', 'structured-error');
      const target = ['--target', server.targets['structured-error'] ?? '', smallPact(withState)];
      const unknown = await verify(...target, '--api-key', server.apiKey, '--states', server.states);
      expect(unknown.code).toBe(2);
      expect(unknown.stderr).toMatch(
        /could not be judged.*the state "the moon is full" could not be set up: the provider states do not know it/s,
      );
      expect(unknown.report().summary).toMatchObject({ blocked: 1, failed: 0 });

      const failing = await verify(...target, '--api-key', server.apiKey, '--states', await statesUrl(500, '{}'));
      expect(failing.code).toBe(2);
      expect(failing.stderr).toMatch(/the provider-state URL answered 500/);
      const refused = await verify(...target, '--api-key', server.apiKey, '--states', `http://127.0.0.1:${await deadPort()}/`);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toMatch(/the provider-state URL did not answer/);

      const wrong = await verify(
        '--target',
        server.targets['structured-error'] ?? '',
        '--api-key',
        'nonsense',
        '--format',
        'structured-error',
      );
      expect(wrong.code).toBe(2);
      expect(wrong.stderr).toMatch(/rejects every valid request because of its key/);
    },
    PATIENT,
  );

  test.each([
    [['--publish'], /--publish needs a broker, and none is given/],
    [['--nonsense'], /unknown option/],
    [['--base-path', 'x'], /--base-path/],
    [['--broker', 'http://user:secret@localhost'], /contains a user, a password/],
    [['--provider', 'somebody', '--target', 'http://127.0.0.1:9'], /no description of somebody/],
    [[pactFile('structured-error'), '--format', 'code-envelope'], /which the embedded server does not serve/],
  ])('rejects the options %j', async (args, said) => {
    const ran = await errspecHere(['pact', 'verify', ...args]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(said);
    expect(ran.stderr).not.toContain('secret');
  });

  test(
    'ends with its child processes when it is interrupted',
    async () => {
      const server = await serve('--format', 'structured-error', '--fault', 'image-never-answers');
      const proxy = await recording(server.targets['structured-error'] ?? '');
      const targets = { 'structured-error': proxy.url };
      const running = start(['pact', 'verify', ...at({ ...server, targets }, 'structured-error'), '--timeout', '60s']);
      while (proxy.passed.length < 5) await new Promise((resolve) => setTimeout(resolve, 50));
      running.child.kill('SIGINT');
      const ran = await running.ended;
      expect(ran.code).toBe(130);
      expect(ran.stderr).toContain('Stopping: nothing is published.');
    },
    PATIENT,
  );
});

function withState(interaction: object): object {
  const states = [{ name: 'a valid API key exists' }, { name: 'the moon is full' }];
  return { ...interaction, providerStates: states };
}

describe('the official Pact verifier', () => {
  test.each([
    ['structured-error', 'fields-missing', 'createQrcode: content, required'],
    ['code-envelope', 'rpc-error-code-left-out', 'addRecord: code_id, required'],
  ])(
    'passes %s against `errspec serve`, and fails it with the fault %s',
    async (format, fault, shows) => {
      const verdict = (served: Awaited<ReturnType<typeof serve>>, file: string) => {
        const { hostname, port, pathname } = new URL(served.targets[format] ?? '');
        const bin = join(ROOT, 'node_modules', '.bin', 'pact-verifier');
        const args = ['--file', file, '--hostname', hostname, '--port', port, '--base-path', pathname, '--provider-name', format];
        const more = ['--state-change-url', served.states, '--state-change-teardown', '--no-colour'];
        return spawnSync(bin, [...args, ...more], {
          encoding: 'utf8',
          env: { PATH: process.env['PATH'] ?? '', PACT_DO_NOT_TRACK: 'true' },
        });
      };
      // A process that waits for another one by `spawnSync` serves nothing meanwhile: the server is one of its own.
      const clean = verdict(await serve(), pactFile(format));
      expect([clean.status, clean.stdout.slice(-2_000)]).toEqual([0, expect.any(String)]);
      const broken = pactOf(format, shows);
      expect(verdict(await serve(), broken).status).toBe(0);
      expect(verdict(await serve('--fault', fault), broken).status).toBe(1);
    },
    PATIENT,
  );
});
