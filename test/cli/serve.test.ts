import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { errspec } from '../program/run.ts';
import { errspecHere } from './here.ts';

const BIN = fileURLToPath(new URL('../../src/cli/bin.js', import.meta.url));
const running: ChildProcess[] = [];

interface Served {
  readonly targets: Readonly<Record<string, string>>;
  readonly states: string;
  readonly apiKey: string;
}

async function serve(...args: readonly string[]): Promise<{ readonly child: ChildProcess; readonly served: Served }> {
  const child = spawn(process.execPath, [BIN, 'serve', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, served: JSON.parse(String(line)) };
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

describe('errspec serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('prints one JSON line, answers, and ends at %s', async (signal) => {
    const { child, served } = await serve();
    expect(Object.keys(served.targets).sort()).toEqual(['code-envelope', 'structured-error']);
    expect(served.apiKey).toBe('errspec-demo-key');
    const answer = await fetch(`${served.targets['structured-error']}/qrcodes`, { headers: { 'x-api-key': served.apiKey } });
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('serves the formats of --format with the key of --api-key', async () => {
    const { served } = await serve('--format', 'code-envelope', '--api-key', 'another-key');
    expect(Object.keys(served.targets)).toEqual(['code-envelope']);
    expect(served.apiKey).toBe('another-key');
  });

  it.each<[readonly string[], string]>([
    [['--fault', 'bulk-index-onebased'], 'Did you mean bulk-index-one-based'],
    [['--fault', 'bulk-index-one-based', '--format', 'code-envelope'], 'Add structured-error to --format'],
    [['--format', 'nope'], 'does not speak "nope"'],
    [['--rate-limit', '5'], '10/s, 60/m'],
    [['--api-key', ''], '--api-key is empty'],
  ])('refuses %j', async (args, says) => {
    expect(await errspecHere(['serve', ...args])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(says) });
  });

  it('says that a port is in use', async () => {
    const { served } = await serve();
    const { port } = new URL(served.states);
    expect(await errspec(['serve', '--port', port])).toMatchObject({ code: 2, stderr: expect.stringContaining(`Port ${port} is in use`) });
  });
});

describe('errspec check exits with 2', () => {
  it('says that nothing answers', async () => {
    const { code, stdout, stderr } = await errspecHere(['check', '--target', 'http://127.0.0.1:9', '--format', 'structured-error']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('nothing answers at http://127.0.0.1:9 (refused');
  });

  it('says that nothing answers when it would detect the format', async () => {
    expect(await errspecHere(['check', '--target', 'http://127.0.0.1:9'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Nothing answers at'),
    });
  });

  it('lists the formats when none fits the answers', async () => {
    const { served } = await serve();
    const { origin } = new URL(served.states);
    const { code, stderr } = await errspecHere(['check', '--target', `${origin}/nowhere`]);
    expect(code).toBe(2);
    expect(stderr).toContain('There are: code-envelope, structured-error.');
  });

  it('says that the key is rejected, and does not print it', async () => {
    const { served } = await serve();
    const { code, stdout, stderr } = await errspec([
      'check',
      '--target',
      served.targets['structured-error'] ?? '',
      '--api-key',
      'a-key-that-is-wrong',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('rejects every valid request because of its key');
    expect(stdout + stderr).not.toContain('a-key-that-is-wrong');
  });

  it('says how to give a key when none is given', async () => {
    const { served } = await serve();
    const { code, stderr } = await errspecHere([
      'check',
      '--target',
      served.targets['structured-error'] ?? '',
      '--format',
      'structured-error',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('No key was given: use --api-key or ERRSPEC_API_KEY.');
  });

  it('says that the provider-state URL does not answer', async () => {
    const { served } = await serve();
    const target = served.targets['structured-error'] ?? '';
    const { code, stderr } = await errspecHere([
      'check',
      '--target',
      target,
      '--format',
      'structured-error',
      '--states',
      'http://127.0.0.1:9/states',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('the provider-state URL http://127.0.0.1:9/states cannot be reached');
  });
});
