import { appendFileSync, copyFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../src/cli/commands/check.ts';
import { replayCommand } from '../../src/cli/commands/replay.ts';
import { argsFor } from '../../src/cli/watched.ts';
import { targetRestarted } from '../../src/send/watch-restart.ts';
import { errspecHere } from '../cli/here.ts';
import { folder, PATIENT, serve, start } from './run.ts';

const DESCRIPTION = fileURLToPath(new URL('../../specs/structured-error/openapi.yaml', import.meta.url));

describe('errspec check --watch', () => {
  it(
    'sends what failed again after a change of the description, then the rest, and ends at Ctrl-C',
    async () => {
      const served = await serve('--fault', 'bulk-index-one-based');
      const file = join(folder(), 'openapi.yaml');
      copyFileSync(DESCRIPTION, file);
      const few = ['--only', 'bulk/index-exact', '--runs', '0', '--max-failures', '1'];
      const target = ['--target', served.targets['structured-error'] ?? '', '--api-key', served.apiKey];
      const { child, ended, says } = start(['check', '--watch', '--format', file, ...target, ...few]);
      await says('Waiting for a change');
      appendFileSync(file, '\n# changed\n');
      await says('openapi.yaml changed: again.');
      await says('1 finding of');
      child.kill('SIGINT');
      const ran = await ended;
      expect([ran.code, ran.stderr]).toEqual([130, expect.not.stringMatching(/error of errspec/)]);
      expect(ran.stdout).toContain('1 requirement is violated');
    },
    PATIENT,
  );
});

describe('what errspec check --watch watches', () => {
  it('exits with 2 if it is nothing', async () => {
    const ran = await errspecHere(['check', '--embedded', '--watch'], { cwd: folder() });
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('nothing to watch')]);
  });

  it('notices a restart of the target, but no idle connection that the target closes', async () => {
    const listening = createServer();
    const sockets = new Set<Socket>();
    listening.on('connection', (socket) => sockets.add(socket));
    const listen = (port: number) => new Promise<void>((resolve) => listening.listen(port, '127.0.0.1', resolve));
    const drop = () => {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    };
    const connected = async () => {
      while (sockets.size === 0) await pause(5);
    };
    await listen(0);
    // A server that listens on TCP has an address with a port.
    const { port } = listening.address() as AddressInfo;
    let isBack = false;
    const came = targetRestarted(`http://127.0.0.1:${port}/api`, new AbortController().signal).then(() => (isBack = true));
    await connected();
    drop();
    await connected();
    expect(isBack).toBe(false);
    await new Promise((resolve) => [listening.close(resolve), drop()]);
    await pause(50);
    expect(isBack).toBe(false);
    await listen(port);
    await came;
    listening.close();
    drop();
  });

  it('passes on the options that replay has as well', () => {
    const args = [
      'check',
      '--target',
      'staging',
      '--watch',
      '--only',
      'bulk',
      '--api-key=k',
      '--timeout',
      '5s',
      '--runs',
      '3',
      '--insecure',
    ];
    const command = checkCommand(() => {}, []);
    expect(
      argsFor(
        replayCommand(() => {}),
        { args, command },
      ),
    ).toEqual(['--target', 'staging', '--api-key=k', '--timeout', '5s', '--insecure']);
  });
});
