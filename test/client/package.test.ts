import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, expectTypeOf, test, vi } from 'vitest';
import { type CodeOf, codeEnvelope, type Decoded, type DetailOf, type structuredError } from '../../contracts/client/index.ts';
import { importsOf, ROOT, sources, textOf } from '../house/sources.ts';
import { folder, PATIENT } from '../program/run.ts';

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

test(
  'stays below 10 kB compressed, with both formats',
  () => {
    const out = folder();
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = [
      '--noEmit',
      'false',
      '--outDir',
      out,
      '--rootDir',
      join(ROOT, 'contracts', 'client'),
      '--target',
      'es2024',
      '--module',
      'nodenext',
    ];
    const flags = ['--rewriteRelativeImportExtensions', '--skipLibCheck', '--ignoreConfig'];
    execFileSync(process.execPath, [tsc, join(ROOT, 'contracts', 'client', 'index.ts'), ...options, ...flags], { cwd: out, stdio: 'pipe' });
    const files = globSync('**/*.js', { cwd: out });
    expect(files.length).toBeGreaterThan(5);
    const whole = Buffer.concat(files.map((name) => readFileSync(join(out, name))));
    expect(gzipSync(whole).length).toBeLessThan(10 * 1024);
  },
  PATIENT,
);

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
  writeFileSync(file, code.replace("'errspec/client'", JSON.stringify(join(ROOT, 'contracts', 'client', 'index.ts'))));
  const example: unknown = await import(file);
  const save: unknown = Reflect.get(Object(example), 'save');
  if (typeof save !== 'function') throw new Error('The example exports no function');
  const answer = { created: [], errors: [{ index: 0, errors: [{ field: 'name', message: 'too long' }] }] };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(answer), { status: 201 }));
  expect(await save('http://localhost', [{ name: 'x' }])).toBe('item 0: name too long');
});
