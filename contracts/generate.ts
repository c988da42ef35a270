import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { clientFormat, clientIndex } from '../src/cli/client-format.ts';
import { builtInFormats, loadBuiltIn } from '../src/load/builtin.ts';

/** `npm run generate`: writes `client/formats/` from the descriptions. With `--check` it writes nothing and fails if a file is out of date. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'contracts', 'client', 'formats');

const files = new Map(
  builtInFormats().map((name) => [
    `${name}.ts`,
    clientFormat(loadBuiltIn(name), { from: '../format.ts', command: 'npm run generate', isWhole: false }),
  ]),
);
files.set('index.ts', clientIndex(builtInFormats()));
const written = formatted(files);

if (process.argv.includes('--check')) check();
else write();

function check(): void {
  const existing = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const outdated = [
    ...[...written]
      .filter(([name, text]) => !existing.includes(name) || readFileSync(join(FOLDER, name), 'utf8') !== text)
      .map(([name]) => name),
    ...existing.filter((name) => !written.has(name)),
  ];
  if (outdated.length === 0) return;
  process.stderr.write(
    `contracts/client/formats does not match the descriptions: ${outdated.join(', ')}. Run \`npm run generate\` and commit the result.\n`,
  );
  process.exitCode = 1;
}

function write(): void {
  for (const name of readdirSync(FOLDER)) if (!written.has(name)) rmSync(join(FOLDER, name));
  for (const [name, text] of written) writeFileSync(join(FOLDER, name), text);
  process.stdout.write(`${written.size} files in contracts/client/formats\n`);
}

/** The files, formatted by biome. */
function formatted(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const manifest = createRequire(import.meta.url).resolve('@biomejs/biome/package.json');
  const bin = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.biome);
  return new Map(
    [...texts].map(([name, text]) => {
      const args = [bin, 'format', `--stdin-file-path=contracts/client/formats/${name}`];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, input: text, encoding: 'utf8' });
      if (status !== 0) throw new Error(`biome could not format ${name}:\n${stderr}`);
      return [name, stdout];
    }),
  );
}
