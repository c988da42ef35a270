import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { builtInFormats, loadBuiltIn } from '../src/load/builtin.ts';
import { generalShape } from '../src/model/shapes.ts';
import { catalogueOf } from './artifacts/catalogue.ts';
import { standaloneSchema } from './artifacts/schema.ts';

/** `npm run artifacts [-- folder]`: writes all publishable files to `dist/artifacts/`, with a manifest of their paths, sizes and SHA-256. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2] ?? join(ROOT, 'dist', 'artifacts');

rmSync(folder, { recursive: true, force: true });
cpSync(join(ROOT, 'contracts', 'pacts'), join(folder, 'contracts'), { recursive: true });
cpSync(join(ROOT, 'reports', 'report.schema.json'), join(folder, 'report.schema.json'));
for (const name of builtInFormats()) writeFormat(name, join(folder, 'specs', name));
write(join(folder, 'manifest.json'), manifest());
process.stdout.write(`${files().length} files in ${relative(process.cwd(), folder) || '.'}\n`);

/** Writes the description as one JSON document, the schema of its errors, and its error catalogue. */
function writeFormat(name: string, target: string): void {
  const format = loadBuiltIn(name);
  mkdirSync(target, { recursive: true });
  bundle(join(ROOT, 'specs', name, 'openapi.yaml'), join(target, 'openapi.json'));
  const id = (file: string) => `errspec/specs/${name}/${file}`;
  write(join(target, 'error.schema.json'), standaloneSchema(format, generalShape(format).schema ?? '', id('error.schema.json')));
  write(join(target, 'catalogue.json'), catalogueOf(format));
}

function bundle(from: string, to: string): void {
  const manifestFile = createRequire(import.meta.url).resolve('@redocly/cli/package.json');
  const { bin } = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const args = [join(dirname(manifestFile), bin.redocly), 'bundle', from, '--ext', 'json', '--output', to];
  // redocly prints its progress to stderr; `execFileSync` includes it in the error if the command fails.
  execFileSync(process.execPath, args, { cwd: ROOT, env, stdio: 'pipe' });
  write(to, JSON.parse(readFileSync(to, 'utf8')));
}

function manifest(): object {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const entries = files().map((path) => {
    const bytes = readFileSync(join(folder, path));
    return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  return { name, version, files: entries };
}

function files(): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
}

function write(path: string, value: object): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
