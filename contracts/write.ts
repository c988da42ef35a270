import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { builtInFormats, loadBuiltIn } from '../src/load/builtin.ts';
import { interactionsOf } from '../src/pact/interactions.ts';
import { pactText } from '../src/pact/pact.ts';
import { mergedPacts } from './write/merged.ts';

/**
 * `npm run contracts [-- --out FOLDER --consumer NAME --format NAME --provider NAME]`: runs the consumer tests and writes their pacts. A pact is
 * sorted, and complete or not written at all. `--provider` needs `--format`.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(ROOT, 'contracts', 'pacts') },
    consumer: { type: 'string', default: 'errspec-client' },
    format: { type: 'string' },
    provider: { type: 'string' },
  },
});
if (values.provider !== undefined && values.format === undefined)
  throw new Error('--provider needs --format: name the format that this provider serves.');

const scratch = mkdtempSync(join(tmpdir(), 'errspec-pacts-'));
try {
  runConsumerTests();
  for (const name of values.format === undefined ? builtInFormats() : [values.format]) writePact(name);
} finally {
  rmSync(scratch, { recursive: true });
}

function runConsumerTests(): void {
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const options = ['--config', join(ROOT, 'contracts', 'vitest.config.ts'), '--reporter=default'];
  const files = values.format === undefined ? [] : [`consumer/${values.format}.pact.ts`];
  const parties = { ERRSPEC_CONSUMER: values.consumer, ...(values.provider === undefined ? {} : { ERRSPEC_PROVIDER: values.provider }) };
  const env = { ...process.env, ...parties, ERRSPEC_PACTS: scratch, PACT_DO_NOT_TRACK: 'true' };
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...options, ...files], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('A consumer test failed, so no pact was written.');
}

/** Writes the pact of a format. Throws if an interaction of its description is missing. */
function writePact(name: string): void {
  const parts = readdirSync(join(scratch, name)).map((file) => JSON.parse(readFileSync(join(scratch, name, file), 'utf8')));
  const count = interactionsOf(loadBuiltIn(name)).length;
  const pact = mergedPacts(parts, count);
  mkdirSync(values.out, { recursive: true });
  const path = join(values.out, `${values.consumer}-${values.provider ?? name}.json`);
  writeFileSync(path, pactText(pact));
  process.stdout.write(`${relative(process.cwd(), path)}: ${count} interactions\n`);
}
