import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkHere, errspecHere } from '../cli/here.ts';
import { complaints, coverageOf, errspec, folder, observed, PATIENT, type Served, serve } from './run.ts';
import { bodyOf, forward, recording, saying, server } from './servers.ts';

/** The values of a state of the reference server. */
async function valuesOf({ states }: Served, state: string): Promise<Readonly<Record<string, unknown>>> {
  const body = JSON.stringify({ action: 'setup', state, params: {} });
  const answer = await fetch(states, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  // A state URL answers an object.
  return (await answer.json()) as Readonly<Record<string, unknown>>;
}

function to(served: Served, format: string, states: string): readonly string[] {
  return ['--target', served.targets[format] ?? '', '--format', format, '--api-key', served.apiKey, '--states', states];
}

async function byHand(served: Served, names: readonly string[], form: 'yaml' | 'json'): Promise<string> {
  const found = await Promise.all(names.map(async (name) => [name, await valuesOf(served, name)] as const));
  const file = join(folder(), `states.${form}`);
  const yaml = found.map(([name, values]) =>
    [`${name}:`, ...Object.entries(values).map(([value, is]) => `  ${value}: ${JSON.stringify(is)}`)].join('\n'),
  );
  writeFileSync(file, form === 'yaml' ? `# by hand\n${yaml.join('\n')}\n` : JSON.stringify(Object.fromEntries(found)));
  return file;
}

describe('provider states in a file', () => {
  it.each(['yaml', 'json'] as const)(
    'exercise their cases, and leave the others not exercised (%s file)',
    async (form) => {
      const served = await serve();
      const file = await byHand(served, ['a QR code exists', 'a form exists', 'a form linked to a QR code exists'], form);
      const { code, report, stdout, stderr } = await checkHere([...to(served, 'code-envelope', file), '--runs', '0']);
      expect(complaints(report)).toEqual([]);
      expect(code, stderr + stdout).toBe(0);
      const { successes, gaps } = coverageOf(report, 'code-envelope');
      for (const id of ['getContent', 'getOperation', 'getTemplate', 'addRecord']) expect(successes[id], id).toBe('observed');
      expect(successes['getRecord']).toBe('not-exercised');
      expect(observed(report, 'code-envelope', '100307')).toBe(false);
      const needed = gaps.filter(({ why }) => why === 'state').map(({ needs }) => needs);
      expect(needed.join()).toContain('a value of a unique field is taken');
      expect(needed.join()).toContain('the rate limit is spent');
      expect(stdout).toContain('the rate limit is spent');
    },
    PATIENT,
  );

  it(
    'accept a disabled key',
    async () => {
      const served = await serve();
      const names = ['the API key was revoked', 'a QR code of another account exists', 'the rate limit is spent'];
      const { code, report, stdout } = await checkHere([
        ...to(served, 'structured-error', await byHand(served, names, 'yaml')),
        '--max-requests',
        '300',
      ]);
      expect(complaints(report)).toEqual([]);
      expect(code).toBe(0);
      expect(observed(report, 'structured-error', 'RATE_LIMITED')).toBe(true);
      expect(observed(report, 'structured-error', 'SERVER_ERROR')).toBe(false);
      expect(stdout).toContain('the server fails');
    },
    PATIENT,
  );

  it(
    'warn about unknown states, and leave states without values not exercised',
    async () => {
      const served = await serve();
      const file = join(folder(), 'states.yaml');
      writeFileSync(file, 'a QR code of another account exists: {}\na unicorn exists: { id: 1 }\n');
      const { code, report, stdout, stderr } = await checkHere([...to(served, 'structured-error', file), '--max-requests', '200']);
      expect(complaints(report)).toEqual([]);
      expect(code).toBe(0);
      expect(
        coverageOf(report, 'structured-error')
          .gaps.map(({ needs }) => needs)
          .join(),
      ).toContain('a QR code of another account exists');
      // A name that means nothing is most likely misspelt.
      expect(stdout + stderr).toContain('a unicorn exists');
    },
    PATIENT,
  );

  it.each([
    ['a missing file', undefined],
    ['invalid YAML', 'a: [1'],
    ['a list', '- a QR code exists\n'],
    ['a state without values', 'a QR code exists: yes-it-does\n'],
    ['a nested value', 'a QR code exists: { id: [1] }\n'],
  ])('stop the run before anything is sent: %s', async (_, text) => {
    const file = join(folder(), 'states.yaml');
    if (text !== undefined) writeFileSync(file, text);
    let asked = 0;
    const target = await server((_incoming, outgoing) => {
      asked += 1;
      outgoing.end();
    });
    const ran = await errspecHere(['check', '--target', target, '--format', 'structured-error', '--states', file]);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toContain(file);
    expect(ran.stderr).toMatch(/^ {2}Next: /m);
    expect(ran.stderr).not.toMatch(/\n\s+at .+:\d+/);
    expect(asked).toBe(0);
  });
});

describe('a provider-state URL', () => {
  const SECRET = 'state-token/4711';

  it(
    'stops the run if nothing answers, without printing its query',
    async () => {
      const served = await serve();
      for (const url of ['http://127.0.0.1:9/_states', `http://127.0.0.1:9/_states?token=${SECRET}`]) {
        const ran = await errspecHere(['check', ...to(served, 'structured-error', url)]);
        expect(ran.code, ran.stderr).toBe(2);
        expect(ran.stdout).toBe('');
        expect(ran.stderr).toContain('the provider-state URL http://127.0.0.1:9/_states cannot be reached');
        expect(ran.stderr).toMatch(/^ {2}Next: .*--states/m);
        expect(ran.stderr).not.toContain(SECRET);
      }
    },
    PATIENT,
  );

  it('rejects a user and a password without printing them', async () => {
    const served = await serve();
    const ran = await errspecHere([
      'check',
      ...to(served, 'structured-error', `http://me:${encodeURIComponent(SECRET)}@127.0.0.1:9/_states`),
    ]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('would not be sent');
    for (const way of [SECRET, encodeURIComponent(SECRET)]) expect(ran.stderr).not.toContain(way);
  });

  it(
    'stops the run if a gateway answers without its server',
    async () => {
      const served = await serve();
      const url = await saying(502, 'text/html', '<html>Bad Gateway</html>');
      const ran = await errspecHere(['check', ...to(served, 'structured-error', url)]);
      expect(ran.code, ran.stderr).toBe(2);
      expect(ran.stderr).toContain('502');
    },
    PATIENT,
  );

  it.each<[string, number, string]>([
    ['fails at every state', 500, 'oops'],
    ['answers nonsense', 200, '<html>'],
    ['answers no values', 200, '{}'],
    ['answers values that fit nowhere', 200, '{"apiKey":{},"id":[],"qrcode":null,"tpl_id":{"a":1},"record_id":[[]],"code_id":{}}'],
  ])(
    'leaves only its own cases not exercised if it %s',
    async (_, status, text) => {
      const served = await serve();
      const url = await saying(status, 'application/json', text);
      for (const format of ['structured-error', 'code-envelope']) {
        const { code, report, stderr, stdout } = await checkHere([...to(served, format, url), '--max-requests', '150']);
        expect(report.results.filter(({ verdict }) => verdict === 'errored')).toEqual([]);
        expect(complaints(report)).toEqual([]);
        expect(code, stderr + stdout).toBe(0);
      }
    },
    PATIENT,
  );

  it(
    'stops the run with exit 2 if it knows no state',
    async () => {
      const served = await serve();
      const url = await saying(404, 'application/json', '{}');
      for (const format of ['structured-error', 'code-envelope']) {
        const proxy = await recording(served.targets[format] ?? '');
        const targets = { ...served.targets, [format]: proxy.url };
        const ran = await errspec(['check', ...to({ ...served, targets }, format, url)]);
        expect([ran.code, ran.stdout]).toEqual([2, '']);
        expect(ran.stderr).toContain(`offers none of the states of ${format}`);
        expect(ran.stderr).toMatch(/^ {2}Next: .*--states/m);
        expect(proxy.passed.length).toBeLessThan(400);
      }
    },
    PATIENT,
  );

  it(
    'exercises its only state, and reports the missing ones',
    async () => {
      const served = await serve();
      const url = await server(async (incoming, outgoing) => {
        // The body of a set-up is JSON.
        const { state = '' } = JSON.parse((await bodyOf(incoming)).toString() || '{}') as { readonly state?: string };
        const isOffered = state === 'the API key is read-only' || state === 'the rate limit is spent';
        const answer = isOffered ? await valuesOf(served, state) : {};
        outgoing.writeHead(isOffered ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      });
      const { code, report } = await checkHere([...to(served, 'structured-error', url), '--runs', '0']);
      expect([code, complaints(report)]).toEqual([0, []]);
      expect(coverageOf(report, 'structured-error').gaps.map(({ why }) => why)).toContain('state');
    },
    PATIENT,
  );

  it(
    'blocks only its own cases if it fails during the run',
    async () => {
      const served = await serve();
      const { origin, pathname } = new URL(served.states);
      let asked = 0;
      const url = await server((incoming, outgoing) => {
        asked += 1;
        if (asked > 10) outgoing.destroy();
        else void forward(origin, incoming, outgoing);
      });
      const { code, report, stdout, stderr } = await checkHere([
        ...to(served, 'structured-error', url + pathname),
        '--max-requests',
        '300',
      ]);
      expect(complaints(report)).toEqual([]);
      expect(code, stderr + stdout).toBe(0);
    },
    PATIENT,
  );
});
