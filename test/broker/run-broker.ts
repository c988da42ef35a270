import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { availability, startBroker } from './broker.ts';

/** `npm run broker`: starts a Pact Broker and leaves it running until Ctrl-C. Its gems are installed into `.errspec/gems` the first time. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(ROOT, '.errspec');
const GEMS = join(FOLDER, 'gems');

process.env['ERRSPEC_BROKER_GEMS'] ??= GEMS;
if (process.env['ERRSPEC_BROKER_GEMS'] === GEMS && !existsSync(GEMS)) install();
const available = availability();
if (available.kind === 'none') {
  process.stderr.write(`There is no broker: ${available.why}. Install Ruby with Bundler, ruby-dev, libsqlite3-dev and a C compiler.\n`);
  process.exit(2);
}
const broker = await startBroker(available);
process.stdout.write(`${broker.url}\n`);
process.stderr.write(`The broker is running. In another shell: export PACT_BROKER_BASE_URL=${broker.url}. Ctrl-C ends it.\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void broker.close().then(() => process.exit(0)));

function install(): void {
  process.stderr.write('Installing the gems of the broker; this takes some minutes.\n');
  mkdirSync(FOLDER, { recursive: true });
  copyFileSync(join(ROOT, 'test', 'broker', 'Gemfile'), join(FOLDER, 'Gemfile'));
  const env = { ...process.env, BUNDLE_GEMFILE: join(FOLDER, 'Gemfile'), BUNDLE_PATH: GEMS };
  const { status } = spawnSync('bundle', ['install', '--quiet'], { env, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  rmSync(GEMS, { recursive: true, force: true });
  process.stderr.write('The gems could not be installed. It needs Ruby 3.1 with Bundler, ruby-dev, libsqlite3-dev and a C compiler.\n');
  process.exit(2);
}
