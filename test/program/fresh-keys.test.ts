import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkHere, errspecHere } from '../cli/here.ts';
import { complaints, folder, PATIENT, type Served, serve } from './run.ts';
import { bodyOf, server } from './servers.ts';

const FORMAT = 'structured-error';
const SECRET = 'secret+of/the=client';
let served: Served;

/** A server in front of the reference server whose keys expire after so many requests, with a token endpoint. */
async function expiring(
  after: number,
  file: string,
): Promise<{ readonly target: string; readonly tokens: string; readonly issued: () => number }> {
  let used = 0;
  let known = '';
  let issued = 0;
  const { origin, pathname } = new URL(served.targets[FORMAT] ?? '');
  const url = await server(async (incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming;
    const body = await bodyOf(incoming);
    if (path === '/token') {
      const basic = `Basic ${Buffer.from(`client:${encodeURIComponent(SECRET)}`).toString('base64')}`;
      const isRight = headers.authorization === basic && body.toString() === 'grant_type=client_credentials&scope=errors';
      issued += isRight ? 1 : 0;
      if (isRight) writeFileSync(file, String(issued));
      const answer = isRight ? { access_token: `fresh-key-number-${issued}`, token_type: 'bearer' } : { error: 'invalid_client' };
      outgoing.writeHead(isRight ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      return;
    }
    const newest = existsSync(file) ? `fresh-key-number-${readFileSync(file, 'utf8').trim()}` : '';
    if (newest !== known) [known, used] = [newest, 0];
    const isValid = headers['x-api-key'] === newest && used < after;
    if (isValid) used += 1;
    const own = { ...headers, host: new URL(origin).host, ...(isValid ? { 'x-api-key': served.apiKey } : {}) };
    const onwards = request(origin + path, { method, headers: own }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onwards.on('error', () => outgoing.destroy());
    onwards.end(body);
  });
  return { target: url + pathname, tokens: `${url}/token`, issued: () => issued };
}

/** A shell command that prints the next key, and counts in a file. */
function printing(file: string): string {
  return `n=$(( $(cat '${file}' 2>/dev/null || echo 0) + 1 )); echo $n > '${file}'; echo fresh-key-number-$n`;
}

const WANTED = [
  '--format',
  FORMAT,
  '--only',
  'access,codes/cause',
  '--operation',
  'createQrcode',
  '--operation',
  'getQrcode',
  '--max-requests',
  '150',
];

beforeAll(async () => {
  served = await serve();
}, PATIENT);

describe('errspec check with keys that expire', () => {
  it(
    'runs --auth-command again, and accuses nobody',
    async () => {
      const file = join(folder(), 'count');
      const { target } = await expiring(30, file);
      const ran = await checkHere(['--target', target, '--auth-command', printing(file), ...WANTED]);
      expect([ran.code, complaints(ran.report)], ran.stderr).toEqual([0, []]);
      expect(Number(readFileSync(file, 'utf8'))).toBeGreaterThan(2);
      expect(ran.text + ran.stdout + ran.stderr).not.toContain('fresh-key-number');
    },
    PATIENT,
  );

  it(
    'asks the token endpoint again with client credentials',
    async () => {
      const { target, tokens, issued } = await expiring(30, join(folder(), 'count'));
      const oauth = [
        '--oauth-token-url',
        tokens,
        '--oauth-client-id',
        'client',
        '--oauth-client-secret',
        SECRET,
        '--oauth-scope',
        'errors',
      ];
      const ran = await checkHere(['--target', target, ...oauth, ...WANTED]);
      expect([ran.code, complaints(ran.report)], ran.stderr).toEqual([0, []]);
      expect(issued()).toBeGreaterThan(2);
      for (const secret of ['fresh-key-number', SECRET]) expect(ran.text + ran.stdout + ran.stderr).not.toContain(secret);
    },
    PATIENT,
  );

  it(
    'stops asking for keys that the target rejects as well',
    async () => {
      const file = join(folder(), 'count');
      const ran = await errspecHere(['check', '--target', served.targets[FORMAT] ?? '', '--auth-command', printing(file), ...WANTED]);
      expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('rejects every valid request because of its key')]);
      expect(Number(readFileSync(file, 'utf8'))).toBeLessThan(6);
    },
    PATIENT,
  );
});

describe('errspec check without a key from its source', () => {
  const target = ['--target', 'http://127.0.0.1:9', '--format', FORMAT];

  it.each([
    ['fails', 'echo secret-key; echo log in first >&2; exit 4', /--auth-command failed \(exit code 4\)[^]*log in first/],
    ['prints nothing', 'true', /it is empty/],
    ['prints two words', 'echo secret-key and more', /a space/],
  ])('exits with 2 and shows no key where the command %s', async (_, command, message) => {
    const ran = await errspecHere(['check', ...target, '--auth-command', command]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(ran.stderr).not.toContain('secret-key');
  });

  it('exits with 2 and the error of the token endpoint', async () => {
    const { tokens } = await expiring(1, join(folder(), 'count'));
    const oauth = ['--oauth-token-url', tokens, '--oauth-client-id', 'client', '--oauth-client-secret', 'wrong-secret'];
    const ran = await errspecHere(['check', ...target, ...oauth]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('it answers 401: invalid_client')]);
    expect(ran.stderr).not.toContain('wrong-secret');
  });

  it.each([
    ['a key beside the command', ['--api-key', 'k', '--auth-command', 'echo k'], 'also where to get one'],
    ['both ways', ['--oauth-client-id', 'c', '--auth-command', 'echo k'], 'Give one of them'],
    ['half of the credentials', ['--oauth-client-id', 'c'], 'OAuth needs'],
  ])('rejects %s', async (_, options, message) => {
    const ran = await errspecHere(['check', ...target, ...options]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
