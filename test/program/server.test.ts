import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { checkHere, errspecHere } from '../cli/here.ts';
import { atTheEnd, BIN, folder, PATIENT, start } from './run.ts';
import { saying } from './servers.ts';

const FEW = ['--format', 'structured-error', '--api-key', 'key-of-the-test', '--only', 'access', '--runs', '0', '--max-requests', '40'];

async function freePort(): Promise<number> {
  const listening = createServer();
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = listening.address() as AddressInfo;
  await new Promise((resolve) => listening.close(resolve));
  return port;
}

const quoted = (text: string) => `'${text}'`;

/** A shell command that starts the reference server as a grandchild, and writes the process id of the shell to a file. */
function serving(port: number, pid: string): string {
  return `echo $$ > ${quoted(pid)}; ${quoted(process.execPath)} ${quoted(BIN)} serve --port ${port} --api-key key-of-the-test & wait`;
}

function isAlive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

describe('errspec check --server', () => {
  it(
    'starts the server, judges it, and stops it with everything that it started',
    async () => {
      const [port, pid] = [await freePort(), join(folder(), 'pid')];
      const ran = await checkHere(['--target', `http://127.0.0.1:${port}/api/v1`, '--server', serving(port, pid), ...FEW]);
      expect(ran.code, ran.stderr).toBe(0);
      expect(isAlive(Number(readFileSync(pid, 'utf8')))).toBe(false);
    },
    PATIENT,
  );

  it(
    'stops the server after Ctrl-C',
    async () => {
      const [port, pid] = [await freePort(), join(folder(), 'pid')];
      const url = `http://127.0.0.1:${port}/api/v1`;
      const { child, ended, says } = start([
        'check',
        '--target',
        url,
        '--server',
        serving(port, pid),
        ...FEW.slice(0, 4),
        '--rate',
        '20/s',
      ]);
      await says('planned');
      child.kill('SIGINT');
      expect((await ended).code).toBe(130);
      expect(isAlive(Number(readFileSync(pid, 'utf8')))).toBe(false);
    },
    PATIENT,
  );

  it('exits with 2 and shows the output of a server that fails to start, without the key', async () => {
    const target = `http://127.0.0.1:${await freePort()}/api/v1`;
    const ran = await errspecHere(['check', '--target', target, '--server', 'echo no module for key-of-the-test; exit 3', ...FEW]);
    expect([ran.code, ran.stderr]).toEqual([
      2,
      expect.stringMatching(/ended before it answered \(exit code 3\)[^]*\| no module for \*\*\*/),
    ]);
  });

  it('exits with 2 if something answers already', async () => {
    const target = await saying(200, 'application/json', '{}');
    const started = join(folder(), 'started');
    const ran = await errspecHere(['check', '--target', target, '--server', `touch ${quoted(started)}`, ...FEW]);
    expect([ran.code, ran.stderr, existsSync(started)]).toEqual([2, expect.stringContaining('Something answers'), false]);
  });

  it('shows the output of a server that ends during the run', async () => {
    const port = await freePort();
    const script = `let n=0;require('node:http').createServer((_,a)=>{n+=1;if(n>2){console.log('out of memory');process.exit(7)}a.end('{}')}).listen(${port},'127.0.0.1')`;
    const server = `${quoted(process.execPath)} -e "${script}"`;
    const ran = await errspecHere(['check', '--target', `http://127.0.0.1:${port}/api/v1`, '--server', server, ...FEW]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/ended during the run \(exit code 7\)[^]*\| out of memory/)]);
  });
});

describe('errspec replay and errspec pact verify', () => {
  it(
    'start the server as well, and stop it',
    async () => {
      const [port, pid, report] = [await freePort(), join(folder(), 'pid'), join(folder(), 'report.json')];
      const server = serving(port, pid).replace(' & wait', ' --fault bulk-index-one-based & wait');
      const target = [
        '--target',
        `http://127.0.0.1:${port}/api/v1`,
        '--format',
        'structured-error',
        '--api-key',
        'key-of-the-test',
        '--server',
        server,
      ];
      const found = await errspecHere([
        'check',
        ...target,
        '--only',
        'bulk/index-exact',
        '--max-requests',
        '40',
        '--report',
        `json=${report}`,
      ]);
      expect(found.code, found.stderr).toBe(1);
      expect(await errspecHere(['replay', report, ...target])).toMatchObject({ code: 1, stdout: expect.stringContaining('STILL FAILING') });
      expect(await errspecHere(['pact', 'verify', ...target, '--server', 'exit 5'])).toMatchObject({ code: 2 });
      expect(isAlive(Number(readFileSync(pid, 'utf8')))).toBe(false);
    },
    PATIENT,
  );
});

describe('errspec check --wait-for', () => {
  it('waits until a gateway has an application behind it', async () => {
    let requests = 0;
    const listening = createServer((_, answer) => {
      requests += 1;
      answer.writeHead(requests < 3 ? 503 : 401, { 'content-type': 'text/plain' }).end('no');
    });
    atTheEnd(() => listening.close());
    const port = await freePort();
    const late = pause(200).then(() => listening.listen(port, '127.0.0.1'));
    const ran = await errspecHere(['check', '--target', `http://127.0.0.1:${port}/api/v1`, '--wait-for', '20s', ...FEW]);
    await late;
    // It went on to the smoke test once the 401 came.
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('never answered in the format')]);
    expect(requests).toBeGreaterThan(3);
  });

  it('exits with 2 once the time is over', async () => {
    const target = `http://127.0.0.1:${await freePort()}/api/v1`;
    const ran = await errspecHere(['check', '--target', target, '--wait-for', '300ms', ...FEW]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('after 0.3 s')]);
  });

  it.each([
    ['--wait-for', '5s'],
    ['--server', 'true'],
  ])('rejects %s without a target', async (...option) => {
    const ran = await errspecHere(['check', '--embedded', ...option]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('needs a target')]);
  });
});
