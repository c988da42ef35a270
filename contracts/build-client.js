// Builds the package errspec-client twice, as ECMAScript modules and as CommonJS, each with its types.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const place = join(dirname(fileURLToPath(import.meta.url)), 'client');
const out = process.argv[2] ?? join(place, 'dist');
const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
const tsc = join(dirname(manifest), 'bin', 'tsc');

rmSync(out, { recursive: true, force: true });
for (const [folder, type] of [
  ['esm', 'module'],
  ['cjs', 'commonjs'],
]) {
  const built = join(out, folder);
  mkdirSync(built, { recursive: true });
  // The manifest beside the sources decides which kind of module tsc writes, so they are built from a copy beside such a manifest.
  const copy = mkdtempSync(join(tmpdir(), 'errspec-client-'));
  for (const name of readdirSync(place))
    if (name.endsWith('.ts') || name === 'formats') cpSync(join(place, name), join(copy, name), { recursive: true });
  for (const where of [copy, built]) writeFileSync(join(where, 'package.json'), `${JSON.stringify({ type })}\n`);
  execFileSync(
    process.execPath,
    [
      tsc,
      join(copy, 'index.ts'),
      ...['--ignoreConfig', '--rootDir', copy, '--outDir', built, '--declaration', '--strict', '--skipLibCheck'],
      ...['--target', 'es2022', '--lib', 'es2022,dom', '--module', 'nodenext', '--rewriteRelativeImportExtensions', '--types', ''],
    ],
    { stdio: 'inherit', cwd: copy },
  );
  rmSync(copy, { recursive: true });
  // tsc rewrites the extensions of imports in the code, but not in the types.
  for (const name of readdirSync(built, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    const text = readFileSync(join(built, name), 'utf8');
    writeFileSync(join(built, name), text.replaceAll(/((?:from|import) '\.[^']*)\.ts'/g, "$1.js'"));
  }
}
