import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, expect, expectTypeOf, test, vi } from 'vitest';
import {
  type CodeOf,
  codeEnvelope,
  type Decoded,
  type DetailOf,
  decode,
  isCode,
  isDetail,
  structuredError,
} from '../../contracts/client/index.ts';
import { importsOf, ROOT, sources, textOf } from '../house/sources.ts';
import { folder, PATIENT } from '../program/run.ts';

const run = promisify(execFile);
const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name);
const CLIENT = join(ROOT, 'contracts', 'client');

afterEach(() => void vi.unstubAllGlobals());

test('keeps the generated modules up to date with the descriptions', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'contracts', 'generate.ts'), '--check'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('imports only its own modules, names formats only in generated modules, and needs no Node', () => {
  for (const path of sources('contracts/client')) {
    expect(importsOf(path).filter((name) => !name.startsWith('contracts/client/'))).toEqual([]);
    if (!path.includes('/formats/'))
      expect(textOf(path)).not.toMatch(/structured-error|code-envelope|VALIDATION_ERROR|error_code|process\.|Buffer/);
  }
});

let client = '';
beforeAll(async () => {
  const modules = join(folder(), 'node_modules', 'errspec-client');
  mkdirSync(modules, { recursive: true });
  await run(process.execPath, [join(CLIENT, '..', 'build-client.js'), join(modules, 'dist')]);
  copyFileSync(join(CLIENT, 'package.json'), join(modules, 'package.json'));
  client = modules;
}, PATIENT);

test('stays below 10 kB compressed, with both formats, as modules and as CommonJS', () => {
  for (const kind of ['esm', 'cjs']) {
    const files = globSync('**/*.js', { cwd: join(client, 'dist', kind) });
    expect(files.length).toBeGreaterThan(5);
    const whole = Buffer.concat(files.map((name) => readFileSync(join(client, 'dist', kind, name))));
    expect(gzipSync(whole).length).toBeLessThan(10 * 1024);
  }
});

test(
  'resolves in every kind of module resolution, with its types',
  async () => {
    await run('npm', ['pack', '--silent', '--ignore-scripts'], { cwd: client });
    const [tarball = ''] = globSync('*.tgz', { cwd: client });
    // They fail with a non-zero exit code and say why.
    await run(bin('publint'), ['run', tarball, '--strict'], { cwd: client });
    await run(bin('attw'), [tarball], { cwd: client });
  },
  PATIENT,
);

const ANSWER = `{ status: 404, body: { error: { code: 'NOT_FOUND', message: 'x' }, request_id: 'r' } }`;

test('loads as a module, as CommonJS, and in a bundle for browsers', async () => {
  const cwd = join(client, '..', '..');
  const show = `c.decode(${ANSWER}, c.structuredError).then((d) => console.log(d.code + c.isCode(d, 'NOT_FOUND')));`;
  const esm = await run(process.execPath, ['--input-type=module', '--eval', `import * as c from 'errspec-client'; ${show}`], { cwd });
  const cjs = await run(process.execPath, ['--input-type=commonjs', '--eval', `const c = require('errspec-client'); ${show}`], { cwd });
  expect([esm.stdout, cjs.stdout]).toEqual(['NOT_FOUNDtrue\n', 'NOT_FOUNDtrue\n']);
  writeFileSync(join(cwd, 'entry.js'), `import * as c from 'errspec-client'; ${show}`);
  const { build } = await import('vite');
  const lib = { entry: join(cwd, 'entry.js'), formats: ['iife' as const], name: 'entry', fileName: 'bundle' };
  await build({ root: cwd, logLevel: 'silent', configFile: false, build: { lib, outDir: join(cwd, 'out') } });
  const [bundle = ''] = globSync('out/*.js', { cwd });
  const text = readFileSync(join(cwd, bundle), 'utf8');
  expect(text).not.toMatch(/\brequire\(|process\.|\bBuffer\b/);
  const ran = await run(process.execPath, [join(cwd, bundle)]);
  expect(ran.stdout).toBe('NOT_FOUNDtrue\n');
});

test('types the data of a success by the function that checks it, and reports data that it rejects', async () => {
  const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: { id: 'a' } };
  const parse = (value: unknown): { readonly id: string } => {
    const id: unknown = Reflect.get(Object(value), 'id');
    if (typeof id !== 'string') throw new TypeError('no id');
    return { id };
  };
  const decoded = await decode(answer, structuredError, { data: parse });
  if (decoded.kind === 'success') expectTypeOf(decoded.data).toEqualTypeOf<{ readonly id: string }>();
  expect(decoded).toMatchObject({ kind: 'success', data: { id: 'a' } });
  const other = await decode({ ...answer, body: { id: 1 } }, structuredError, { data: parse });
  expect(other).toMatchObject({ kind: 'unreadable', why: 'unexpected-data' });
  const untyped = await decode(answer, structuredError);
  if (untyped.kind === 'success') expectTypeOf(untyped.data).toBeUnknown();
});

test('narrows a failure by its code, which the compiler knows', async () => {
  const decoded = await decode({ status: 404, body: { error: { code: 'NOT_FOUND', message: 'x' } } }, structuredError);
  expect([isCode(decoded, 'NOT_FOUND'), isCode(decoded, 'UNAUTHORIZED')]).toEqual([true, false]);
  if (isCode(decoded, 'NOT_FOUND')) expectTypeOf(decoded.code).toEqualTypeOf<'NOT_FOUND'>();
  // @ts-expect-error: no code of the format.
  expect(isCode(decoded, 'GONE')).toBe(false);
  const inner = await decode({ status: 400, body: { status: false, error_code: 400, error_detail_code: 100307 } }, codeEnvelope);
  expect(isDetail(inner, 100307)).toBe(inner.kind === 'failure' && inner.detail?.code === 100307);
});

test('types codes as literals, so that a switch over them is exhaustive', () => {
  expectTypeOf<CodeOf<typeof codeEnvelope>>().toEqualTypeOf<400 | 401 | 403 | 404 | 429 | 502>();
  expectTypeOf<DetailOf<typeof structuredError>>().toBeNever();
  expectTypeOf<100300>().toExtend<DetailOf<typeof codeEnvelope>>();
  expectTypeOf<100330>().not.toExtend<DetailOf<typeof codeEnvelope>>();
  const advice = (decoded: Decoded<typeof structuredError>): string => {
    if (decoded.kind !== 'failure' || !decoded.known) return decoded.kind;
    switch (decoded.code) {
      case 'INVALID_JSON':
      case 'VALIDATION_ERROR':
        return 'fix the request';
      case 'UNAUTHORIZED':
        return 'log in';
      case 'NOT_FOUND':
        return 'gone';
      case 'RATE_LIMITED':
      case 'SERVER_ERROR':
        return 'again';
      default:
        return decoded satisfies never;
    }
  };
  expect(advice({ kind: 'success', status: 200, data: 1, requestId: undefined })).toBe('success');
});

test('runs the example of its README', async () => {
  const text = readFileSync(join(ROOT, 'contracts', 'client', 'README.md'), 'utf8');
  const code = /```ts\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const file = join(folder(), 'example.ts');
  writeFileSync(file, code.replace("'errspec-client'", JSON.stringify(join(ROOT, 'contracts', 'client', 'index.ts'))));
  const example: unknown = await import(file);
  const save: unknown = Reflect.get(Object(example), 'save');
  if (typeof save !== 'function') throw new Error('The example exports no function');
  const answer = { created: [], errors: [{ index: 0, errors: [{ field: 'name', message: 'too long' }] }] };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(answer), { status: 201 }));
  expect(await save('http://localhost', [{ name: 'x' }])).toBe('item 0: name too long');
});
