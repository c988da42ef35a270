import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { atTheEnd, folder } from '../program/run.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** A program that runs a server of this folder, and its surroundings. */
export interface Runtime {
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/** The Node of the tests. */
export function node(): Runtime {
  return { command: [process.execPath, 'server.js'], env: { NODE_ENV: 'production' } };
}

/** A Python that has these modules: `ERRSPEC_PYTHON`, the first on the path, or that of the system (Debian's packages belong to it). */
export function python(...modules: readonly string[]): Runtime | undefined {
  const candidates = [process.env['ERRSPEC_PYTHON'] ?? '', 'python3', '/usr/bin/python3'].filter((each) => each !== '');
  const found = candidates.find((each) => spawnSync(each, ['-c', `import ${modules.join()}`], { stdio: 'ignore' }).status === 0);
  return found === undefined ? undefined : { command: [found, '-B', 'server.py'] };
}

/** Ruby with the gems of a folder that an environment variable names (`.ci/run` installs them). */
export function ruby(variable: string): Runtime | undefined {
  const gems = process.env[variable] ?? '';
  if (gems === '' || !existsSync(gems) || spawnSync('bundle', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  return { command: ['bundle', 'exec', 'ruby', 'server.rb'], env: { BUNDLE_GEMFILE: join(gems, 'Gemfile'), BUNDLE_PATH: gems } };
}

/** The servers of a framework by their defect, and the document of the honest one. */
export interface Started {
  readonly addresses: Readonly<Record<string, string>>;
  readonly document: string;
}

/** Starts a server for each defect in one process that ends with the tests of the file. The document is `openapi.yaml`, or what the server generates. */
export async function startServers(
  name: string,
  { command: [program, ...args], env }: Runtime,
  defects: readonly string[],
): Promise<Started> {
  const cwd = join(HERE, name);
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env, DEFECT: ['none', ...defects].join() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  atTheEnd(() => child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The server ${name} ended with ${code}:\n${stderr}`)));
  });
  // Every server of this folder prints an address for each defect.
  const addresses = JSON.parse(line) as Readonly<Record<string, string>>;
  const written = join(cwd, 'openapi.yaml');
  return { addresses, document: existsSync(written) ? written : await generated(addresses['none'] ?? '') };
}

async function generated(address: string): Promise<string> {
  const answer = await fetch(`${address}/openapi.json`);
  const file = join(folder(), 'openapi.json');
  writeFileSync(file, await answer.text());
  return file;
}
