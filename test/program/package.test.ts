import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { errspecHere } from '../cli/here.ts';
import { errspec, folder, PATIENT } from './run.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

/** The package's own manifest, as far as it is looked at here. */
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly bin: { readonly errspec: string };
  readonly dependencies: Readonly<Record<string, string>>;
};

/** Packs a copy of the checkout, so that nothing is built in the checkout itself. */
async function packed(): Promise<string> {
  const copy = folder();
  const skip = new Set(['node_modules', 'dist', 'test', 'bench', '.git']);
  for (const name of readdirSync(ROOT)) if (!skip.has(name)) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  await run('npm', ['pack', '--silent'], { cwd: copy, env: { ...process.env, npm_config_offline: 'true' } }).catch((error) => {
    throw new Error(`npm pack failed:\n${error.stdout}\n${error.stderr}`);
  });
  const tarball = readdirSync(copy).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack made no tarball');
  return join(copy, tarball);
}

/** Unpacks the tarball as npm would, with the dependencies it declares and no others beside it. */
async function installed(tarball: string): Promise<string> {
  const modules = join(folder(), 'node_modules');
  const place = join(modules, 'errspec');
  mkdirSync(place, { recursive: true });
  await run('tar', ['xzf', tarball, '--strip-components=1', '-C', place]);
  for (const name of Object.keys(manifest.dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  return place;
}

describe('the installed package', () => {
  let tarball = '';
  let place = '';
  let bin = '';
  beforeAll(async () => {
    tarball = await packed();
    place = await installed(tarball);
    bin = join(place, manifest.bin.errspec);
  }, PATIENT);

  it('contains all needed files, but no sources or tests', () => {
    const names = readdirSync(place, { recursive: true, encoding: 'utf8' });
    for (const name of ['README.md', 'LICENSE', 'CHANGELOG.md', 'reports/report.schema.json', 'specs/structured-error/openapi.yaml'])
      expect(names).toContain(name);
    expect(names.filter((name) => /(^|\/)(test|bench|node_modules|\.git)(\/|$)|(?<!\.d)\.ts$|\.map$/.test(name))).toEqual([]);
    expect(names.filter((name) => /reference\/(faults|variants)/.test(name))).toEqual([]);
    expect(readFileSync(bin, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(existsSync(join(place, 'dist', 'src', 'cli', 'main.js'))).toBe(true);
  });

  it(
    'exports what module resolution finds, with its types',
    async () => {
      const tool = (name: string) => join(ROOT, 'node_modules', '.bin', name);
      // They fail with a non-zero exit code and say why. It is for ECMAScript modules only; errspec-client is for CommonJS too.
      await run(tool('publint'), ['run', tarball, '--strict']);
      await run(tool('attw'), [tarball, '--profile', 'esm-only']);
    },
    PATIENT,
  );

  it(
    'checks the embedded server',
    async () => {
      const { code, stdout, stderr } = await errspec(['check', '--embedded', '--runs', '3'], { bin, cwd: folder() });
      expect(code, stderr).toBe(0);
      expect(stdout).toMatch(/^code-envelope +(\d+) of \1 documented codes observed/m);
      expect(stderr).not.toMatch(/Warning/);
    },
    PATIENT,
  );

  it(
    'reports the same as the checkout',
    async () => {
      for (const args of [
        ['list'],
        ['list', '--probes', '--format', 'code-envelope'],
        ['explain', '100307'],
        ['--version'],
        ['check', '--help'],
      ]) {
        const [one, two] = await Promise.all([errspec(args, { bin, cwd: folder() }), errspecHere(args)]);
        expect(one, args.join(' ')).toEqual(two);
      }
    },
    PATIENT,
  );

  it(
    'serves, and validates a description file',
    async () => {
      const refused = await errspec(['serve', '--fault', 'bulk-index-onebased'], { bin });
      expect(refused.stderr).toContain('not part of the package');
      const file = join(ROOT, 'specs', 'structured-error', 'openapi.yaml');
      const { code, stderr } = await errspec(['list', '--probes', '--format', file], { bin, cwd: folder() });
      expect(code, stderr).toBe(0);
    },
    PATIENT,
  );

  it(
    'exports the client, the contracts and the descriptions, as its manifest says',
    async () => {
      const script = `
        import { decode, structuredError } from 'errspec/client';
        import pact from 'errspec/contracts/errspec-client-structured-error.json' with { type: 'json' };
        import catalogue from 'errspec/specs/code-envelope/catalogue.json' with { type: 'json' };
        import description from 'errspec/specs/structured-error/openapi.json' with { type: 'json' };
        import schema from 'errspec/specs/structured-error/error.schema.json' with { type: 'json' };
        import report from 'errspec/report.schema.json' with { type: 'json' };
        import manifest from 'errspec/artifacts.json' with { type: 'json' };
        const { code } = await decode({ status: 404, body: { error: { code: 'NOT_FOUND', message: 'x' }, request_id: 'r' } }, structuredError);
        console.log([code, pact.consumer.name, catalogue.format, description.openapi, schema.type, report.title, manifest.files.length].join());
      `;
      const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: join(place, '..', '..') });
      expect(stdout.trim()).toBe('NOT_FOUND,errspec-client,code-envelope,3.1.1,object,errspec report,9');
    },
    PATIENT,
  );

  it(
    'writes contracts, and explains how to install the missing verifier',
    async () => {
      const out = folder();
      expect(await errspec(['pact', 'generate', '--out', out], { bin, cwd: folder() })).toMatchObject({ code: 0 });
      const ran = await errspec(['pact', 'verify'], { bin, cwd: folder() });
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain('npm install --save-dev @pact-foundation/pact-core');
    },
    PATIENT,
  );
});
