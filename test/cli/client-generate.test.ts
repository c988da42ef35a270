import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../house/sources.ts';
import { folder } from '../program/run.ts';
import { errspecHere } from './here.ts';

const OPENAPI = join(ROOT, 'test', 'third-format', 'openapi.yaml');
const CLIENT = join(ROOT, 'contracts', 'client', 'index.ts');

describe('errspec client generate', () => {
  it('writes a module that decodes answers of the format, and type-checks', async () => {
    const file = join(folder(), 'errors.ts');
    const ran = await errspecHere(['client', 'generate', '--openapi', OPENAPI, '--out', file, '--import', CLIENT]);
    expect(ran).toMatchObject({ code: 0, stdout: '', stderr: expect.stringMatching(/the reader of \S+, with \d+ codes/) });
    const made: unknown = await import(pathToFileURL(file).href);
    const decodeTasks: unknown = Reflect.get(Object(made), 'decodeTasks');
    if (typeof decodeTasks !== 'function') throw new Error('The module exports no decodeTasks');
    const body = { type: 'https://tasks.example/problems/invalid', title: 'x', status: 422, errors: [] };
    expect(await decodeTasks({ status: 422, body })).toMatchObject({ kind: 'failure', known: true, code: body.type });
    writeFileSync(
      file,
      `${readFileSync(file, 'utf8')}\ndecodeTasks({ status: 1 }, { data: String }).then((d) => d.kind === 'success' && d.data.trim());\n`,
    );
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const flags =
      '--ignoreConfig --noEmit --strict --skipLibCheck --target es2024 --module nodenext --allowImportingTsExtensions --types'.split(' ');
    execFileSync(process.execPath, [tsc, file, ...flags, ''], { stdio: 'pipe' });
  }, 60_000);

  it('lets no text of a description out of its comment', async () => {
    const file = join(folder(), 'openapi.yaml');
    const text = readFileSync(OPENAPI, 'utf8').replace('title: Tasks with problem details', 'title: "*/ throw 1 /*\\n x"');
    writeFileSync(file, text);
    const { code, stdout, stderr } = await errspecHere(['client', 'generate', '--openapi', file]);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('* / throw 1 /* x');
    expect(stdout).not.toContain('*/ throw');
  });

  it.each([
    [['--openapi', 'nothing.yaml'], /nothing\.yaml/],
    [[], /--openapi/],
    [['--openapi', OPENAPI, '--import', "x';evil("], /no name of a module/],
  ])('exits with 2 where it cannot write: %j', async (args, message) => {
    const ran = await errspecHere(['client', 'generate', ...args]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});
