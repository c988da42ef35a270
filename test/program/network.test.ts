import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { errspecHere } from '../cli/here.ts';
import { atTheEnd, folder, PATIENT, type Served, serve } from './run.ts';

let served: Served;
let target: string;

beforeAll(async () => {
  served = await serve();
  target = served.targets['structured-error'] ?? '';
}, PATIENT);

function check(url: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const common = [
    '--format',
    'structured-error',
    '--api-key',
    served.apiKey,
    '--runs',
    '0',
    '--only',
    'fields/present',
    '--max-requests',
    '40',
  ];
  return errspecHere(['check', '--target', url, ...common, ...args], { env });
}

/** A forward proxy that counts what passes, by CONNECT or with absolute URLs. */
async function forwardProxy(): Promise<{ readonly url: string; readonly passed: () => number }> {
  let passed = 0;
  const proxy = createServer((incoming, outgoing) => {
    passed += 1;
    const onwards = request(incoming.url ?? '', { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onwards.on('error', () => outgoing.destroy());
    incoming.pipe(onwards);
  });
  proxy.on('connect', ({ url = '' }, client, head) => {
    passed += 1;
    const [host, port] = url.split(':');
    const upstream = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    for (const socket of [upstream, client]) socket.on('error', () => {});
  });
  atTheEnd(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, passed: () => passed };
}

describe('a proxy', () => {
  it('carries all requests if --proxy names it', async () => {
    const proxy = await forwardProxy();
    expect((await check(target, ['--proxy', proxy.url])).code).toBe(0);
    expect(proxy.passed()).toBeGreaterThan(0);
  }, 60_000);

  it('comes from HTTP_PROXY, except for the hosts of NO_PROXY', async () => {
    const proxy = await forwardProxy();
    expect((await check(target, [], { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1,localhost' })).code).toBe(0);
    expect(proxy.passed()).toBe(0);
    expect((await check(target, [], { HTTP_PROXY: proxy.url })).code).toBe(0);
    expect(proxy.passed()).toBeGreaterThan(0);
  }, 60_000);
});

/** The files of a certificate that signs itself; `undefined` where openssl is missing. */
function certificate(): { readonly cert: string; readonly key: string } | undefined {
  const place = folder();
  const [cert, key] = [join(place, 'cert.pem'), join(place, 'key.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject], {
      stdio: 'ignore',
    });
    return { cert, key };
  } catch {
    return undefined;
  }
}

/** The target behind TLS. */
async function behindTls({ cert, key }: { readonly cert: string; readonly key: string }): Promise<string> {
  const { origin, pathname } = new URL(target);
  const secure = createSecureServer({ cert: readFileSync(cert), key: readFileSync(key) }, (incoming, outgoing) => {
    const onwards = request(origin + (incoming.url ?? ''), { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onwards.on('error', () => outgoing.destroy());
    incoming.pipe(onwards);
  });
  atTheEnd(() => {
    secure.close();
    secure.closeAllConnections();
  });
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  return `https://127.0.0.1:${(secure.address() as AddressInfo).port}${pathname}`;
}

describe('a certificate that this machine does not trust', () => {
  const files = certificate();

  it.skipIf(files === undefined)(
    'stops the run and names the options that help',
    async () => {
      if (files === undefined) return;
      const url = await behindTls(files);
      const refused = await check(url);
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringMatching(/certificate[^]*--ca FILE/)]);
      expect((await check(url, ['--ca', files.cert])).code).toBe(0);
      const insecure = await check(url, ['--insecure']);
      expect([insecure.code, insecure.stderr]).toEqual([0, expect.stringContaining('certificates are not checked')]);
    },
    60_000,
  );

  it.each([
    ['a file that does not exist', ['--ca', 'nowhere.pem'], /--ca: nowhere\.pem cannot be read/],
    ['a certificate without its key', ['--cert', 'a.pem'], /--cert and --key-file belong together/],
  ])('stops the command with exit 2 for %s', async (_, args, says) => {
    const ran = await check(target, args);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(says)]);
  });
});
