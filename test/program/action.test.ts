import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folder, PATIENT, serve } from './run.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly id?: string; readonly run?: string; readonly env?: Readonly<Record<string, string>> }[];
  };
}

const action = (): Action => parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));

/** Runs the check of the action as a runner would, with these inputs; resolves to what it printed and wrote. */
async function ran(inputs: Readonly<Record<string, string>>) {
  const place = folder();
  const { inputs: declared, runs } = action();
  const step = runs.steps.find(({ id }) => id === 'check');
  const valueOf = (text: string) =>
    text.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => inputs[name] ?? declared[name]?.default ?? '');
  const files = { GITHUB_OUTPUT: join(place, 'output'), GITHUB_STEP_SUMMARY: join(place, 'summary') };
  const own = Object.fromEntries(Object.entries(step?.env ?? {}).map(([name, text]) => [name, valueOf(text)]));
  // Runners put the Node of setup-node first; here that is the one that runs the tests.
  const bin = join(place, 'bin');
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, 'node'));
  const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}`, GITHUB_ACTION_PATH: ROOT.replace(/\/$/, ''), ...files, ...own };
  const child = spawn('bash', ['-c', step?.run ?? 'exit 9'], { cwd: place, env });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  const read = (file: string) => readFileSync(file, 'utf8');
  return { code, stdout, stderr, place, output: read(files.GITHUB_OUTPUT), summary: () => read(files.GITHUB_STEP_SUMMARY) };
}

describe('the GitHub action', () => {
  it(
    'passes on the exit code, prints annotations and adds the report to the step summary',
    async () => {
      const { targets, apiKey } = await serve('--fault', 'bulk-index-one-based');
      const target = targets['structured-error'] ?? '';
      const { code, stdout, output, summary } = await ran({ target, 'api-key': apiKey, args: '--runs 0 --only bulk' });
      expect([code, output]).toEqual([0, expect.stringMatching(/^exit-code=1\nreport=errspec-report\/errspec\.json$/m)]);
      expect(stdout).toMatch(/^::error /m);
      expect(summary()).toContain('bulk/index');
    },
    PATIENT,
  );

  it(
    'says that nothing was judged where no target is given',
    async () => {
      const { output, stderr } = await ran({});
      expect([output, stderr]).toEqual(['exit-code=2\n', expect.stringContaining('--target')]);
    },
    PATIENT,
  );
});
