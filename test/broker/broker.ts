import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** A Pact Broker for tests. */
export interface TestBroker {
  readonly url: string;
  /** The environment variables with which Pact tools and errspec log in; empty if the broker needs no login. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** How to reach a broker for tests, or why there is none. */
export type Availability =
  | { readonly kind: 'external'; readonly url: string; readonly credentials: Readonly<Record<string, string>> }
  | { readonly kind: 'gems'; readonly path: string }
  | { readonly kind: 'none'; readonly why: string };

/** Uses the broker at `PACT_BROKER_BASE_URL`, else the Ruby gems in `ERRSPEC_BROKER_GEMS` (`.ci/run` installs them; see docs/publish.md). */
export function availability(): Availability {
  const url = process.env['PACT_BROKER_BASE_URL'];
  if (url !== undefined && url !== '') return { kind: 'external', url, credentials: credentials() };
  const path = process.env['ERRSPEC_BROKER_GEMS'];
  if (path === undefined || path === '') return { kind: 'none', why: 'ERRSPEC_BROKER_GEMS is not set' };
  if (!existsSync(path)) return { kind: 'none', why: `the folder ${path} does not exist` };
  const { status } = spawnSync('bundle', ['--version'], { stdio: 'ignore' });
  return status === 0 ? { kind: 'gems', path } : { kind: 'none', why: 'Bundler is not installed' };
}

function credentials(): Readonly<Record<string, string>> {
  const names = ['PACT_BROKER_TOKEN', 'PACT_BROKER_USERNAME', 'PACT_BROKER_PASSWORD'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** The credentials as a header. */
export function authorization({ credentials: given }: Pick<TestBroker, 'credentials'>): Readonly<Record<string, string>> {
  const { PACT_BROKER_TOKEN: token, PACT_BROKER_USERNAME: username, PACT_BROKER_PASSWORD: password = '' } = given;
  if (token !== undefined) return { authorization: `Bearer ${token}` };
  return username === undefined ? {} : { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}

/** Starts a broker with its data in a temporary folder, or returns the external one. */
export async function startBroker(available: Exclude<Availability, { kind: 'none' }>): Promise<TestBroker> {
  if (available.kind === 'external')
    return { url: available.url.replace(/\/+$/, ''), credentials: available.credentials, close: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'errspec-broker-'));
  // Bundler writes its lockfile beside the Gemfile, which must not happen in the checkout.
  for (const name of ['Gemfile', 'config.ru']) copyFileSync(join(HERE, name), join(folder, name));
  mkdirSync(join(folder, 'logs'));
  const port = await freePort();
  const child = spawn('bundle', ['exec', 'puma', '--bind', `tcp://127.0.0.1:${port}`, 'config.ru'], {
    cwd: folder,
    env: {
      ...process.env,
      BUNDLE_GEMFILE: join(folder, 'Gemfile'),
      BUNDLE_PATH: available.path,
      ERRSPEC_BROKER_DATABASE: join(folder, 'broker.sqlite3'),
      ERRSPEC_BROKER_LOGS: join(folder, 'logs'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitForHeartbeat(url, child);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, credentials: {}, close };
}

/** Waits for the heartbeat of the broker; throws with its output if there is none. */
async function waitForHeartbeat(url: string, child: ChildProcess): Promise<void> {
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (printed = `${printed}${part}`.slice(-4_000)));
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`The Pact Broker ended with ${child.exitCode}:\n${printed}`);
    const beat = await fetch(`${url}/diagnostic/status/heartbeat`).catch(() => undefined);
    if (beat?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The Pact Broker did not answer within a minute:\n${printed}`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** The folder of the committed pacts. */
export const PACTS = fileURLToPath(new URL('../../contracts/pacts/', import.meta.url));

/** A committed pact as text. */
export function pactText(format: string): string {
  return readFileSync(join(PACTS, `errspec-client-${format}.json`), 'utf8');
}
