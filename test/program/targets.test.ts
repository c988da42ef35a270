import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { errspecHere } from '../cli/here.ts';
import { atTheEnd, errspec, PATIENT, type Ran, serve } from './run.ts';
import { saying, server } from './servers.ts';

const KEY = 'a-key/of+this=test:4711';
const FORMATS = ['structured-error', 'code-envelope'];

/** Runs `check` with a key; whatever the target does, no key and no stack may show. */
function against(target: string, ...more: readonly string[]): Promise<Ran> {
  return by(errspecHere, target, more);
}

async function by(run: typeof errspecHere, target: string, more: readonly string[]): Promise<Ran> {
  const ran = await run(['check', '--target', target, '--api-key', KEY, '--timeout', '1s', ...more]);
  for (const written of [KEY, encodeURIComponent(KEY)]) expect(ran.stdout + ran.stderr).not.toContain(written);
  expect(ran.stderr).not.toMatch(/\n\s+at .+:\d+|an error of errspec itself/);
  return ran;
}

function unjudged(ran: Ran, ...says: readonly (string | RegExp)[]): void {
  expect(ran.code, ran.stdout + ran.stderr).toBe(2);
  expect(ran.stdout).toBe('');
  expect(ran.stderr).toMatch(/^ {2}Next: .+$/m);
  for (const text of says) expect(ran.stderr).toMatch(text);
}

describe('an unreachable target', () => {
  it.each(FORMATS)('exits with 2 for a closed port: %s', async (format) => {
    unjudged(
      await by(errspec, 'http://127.0.0.1:9/api', ['--format', format]),
      'nothing answers at http://127.0.0.1:9/api',
      'ECONNREFUSED',
    );
  });

  it('exits with 2 for a closed port without --format', async () => {
    unjudged(await against('http://127.0.0.1:9/api'), /[Nn]othing answers at http:\/\/127.0.0.1:9\/api/);
  });

  it('exits with 2 for an unknown host name', async () => {
    unjudged(await against('http://no-such-host.invalid/api'), /[Nn]othing answers at http:\/\/no-such-host.invalid\/api/);
  });

  it.each([
    ['never answers', (): void => {}],
    ['closes the connection', (socket: import('node:net').Socket): unknown => socket.destroy()],
    ['speaks another protocol', (socket: import('node:net').Socket): unknown => socket.end('SSH-2.0-OpenSSH_9.9\r\n')],
  ])(
    'exits with 2 if the target %s',
    async (_, greet) => {
      const listening = createServer((socket) => {
        socket.on('error', () => {});
        greet(socket);
      });
      await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
      atTheEnd(() => listening.close());
      const address = listening.address();
      const target = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
      unjudged(await against(target, '--format', 'structured-error', '--timeout', '200ms'), `nothing answers at ${target}`);
      unjudged(await against(target, '--timeout', '200ms'), `othing answers at ${target}`);
    },
    PATIENT,
  );
});

describe('a target with one answer to everything', () => {
  it.each<[string, number, string, string]>([
    ['{}', 200, 'application/json', '{}'],
    ['{} under 400', 400, 'application/json', '{}'],
    ['null', 200, 'application/json', 'null'],
    ['an HTML page', 200, 'text/html', '<html><head><title>Welcome</title></head><body>It works!</body></html>'],
    [
      'a page of a proxy',
      502,
      'text/html',
      '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.25.3</center></body></html>',
    ],
    ['an empty body under 204', 204, 'application/json', ''],
    ['an empty body', 200, 'application/json', ''],
    ['a problem of another format', 401, 'application/problem+json', '{"type":"about:blank","title":"Unauthorized","status":401}'],
    ['control characters', 500, 'text/plain', '\u001b[2J\u001b]0;owned\u0007'],
    ['deeply nested JSON', 200, 'application/json', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])(
    'exits with 2 for %s',
    async (_, status, mediaType, text) => {
      const target = await saying(status, mediaType, text);
      const detected = against(target);
      for (const [format, ran] of await Promise.all(
        FORMATS.map(async (each) => [each, await against(target, '--format', each)] as const),
      )) {
        unjudged(ran, `${target} never answered in the format ${format}`, String(status));
        expect(ran.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      }
      unjudged(await detected, 'No known error format fits the answers', 'There are: code-envelope, structured-error.');
    },
    PATIENT,
  );

  it('sends no key to a redirect target', async () => {
    let followed = 0;
    const elsewhere = await server((_, outgoing) => {
      followed += 1;
      outgoing.end('{}');
    });
    const target = await server((incoming, outgoing) => {
      incoming.resume();
      outgoing.writeHead(307, { location: elsewhere }).end();
    });
    unjudged(await against(target, '--format', 'structured-error'), '307');
    expect(followed).toBe(0);
  });

  it(
    'stops reading an endless body',
    async () => {
      const target = await server((incoming, outgoing) => {
        incoming.resume();
        outgoing.writeHead(200, { 'content-type': 'application/json' });
        const more = () => void (outgoing.destroyed || outgoing.write('x'.repeat(65_536), () => setImmediate(more)));
        more();
      });
      // A program of its own: its memory is its own, and the target does not share its loop.
      unjudged(await by(errspec, target, ['--format', 'structured-error', '--timeout', '300ms']), target);
      unjudged(await by(errspec, target, ['--timeout', '300ms']), target);
    },
    PATIENT,
  );

  it(
    'stops reading an endless body that arrives byte by byte',
    async () => {
      const target = await server((incoming, outgoing) => {
        incoming.resume();
        outgoing.writeHead(200, { 'content-type': 'application/json' });
        const drip = setInterval(() => outgoing.write(' '), 50);
        outgoing.on('close', () => clearInterval(drip));
      });
      unjudged(await against(target, '--format', 'code-envelope', '--timeout', '300ms'), target);
    },
    PATIENT,
  );

  it('reports that every valid request is rejected because of its key', async () => {
    const target = await saying(
      401,
      'application/json',
      '{"error":{"code":"UNAUTHORIZED","message":"no"},"request_id":"00000000-0000-4000-8000-000000000001"}',
    );
    unjudged(await against(target, '--format', 'structured-error'), 'rejects every valid request because of its key');
  });
});

describe('a target with another format', () => {
  it.each([
    ['structured-error', 'code-envelope'],
    ['code-envelope', 'structured-error'],
  ])(
    'rejects a %s target as %s, and detects its format',
    async (is, other) => {
      const { targets, apiKey } = await serve();
      const target = targets[is] ?? '';
      unjudged(
        await errspecHere(['check', '--target', target, '--format', other, '--api-key', apiKey]),
        `${target} never answered in the format ${other}`,
        '--format names the format',
      );
      const ran = await errspecHere(['check', '--target', target, '--api-key', apiKey, '--max-requests', '40']);
      expect(ran.stderr).toContain(`${target} speaks ${is}.`);
      expect(ran.code, ran.stdout + ran.stderr).toBe(0);
    },
    PATIENT,
  );
});

describe('a wrong or missing key', () => {
  it.each(FORMATS)(
    'stops the run of %s',
    async (format) => {
      const { targets } = await serve();
      const target = targets[format] ?? '';
      for (const more of [[], ['--format', format]]) {
        unjudged(await against(target, ...more), 'rejects every valid request because of its key', /the key may be wrong/);
        const without = await errspecHere(['check', '--target', target, ...more], { env: { ERRSPEC_API_KEY: '' } });
        unjudged(without, 'rejects every valid request because of its key', 'No key was given: use --api-key or ERRSPEC_API_KEY.');
      }
    },
    PATIENT,
  );
});
