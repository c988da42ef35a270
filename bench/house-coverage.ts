import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** The source files that one run executes. */
export interface Executed {
  /** Files that were loaded. */
  readonly loaded: number;
  /** Files of which at least one function was called. */
  readonly called: number;
}

/** The part of a V8 coverage file that is read here. */
interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly functionName: string; readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

const ARGS = ['check', '--format', 'structured-error', '--only', 'fields/names-cause', '--max-requests', '20', '--runs', '0'];

/** Runs a check of one requirement in a checkout, and counts the files of `src/` that it executes. Throws if the check fails. */
export function executedFiles(root: string): Executed {
  const cli = join(root, 'src/cli/bin.js');
  // Older versions check the embedded server by default and do not know the option.
  const { stdout: help } = spawnSync(process.execPath, [cli, 'check', '--help'], { cwd: root, encoding: 'utf8' });
  const embedded = help.includes('--embedded') ? ['--embedded'] : [];
  const folder = mkdtempSync(join(tmpdir(), 'errspec-coverage-'));
  try {
    const env = { ...process.env, NODE_V8_COVERAGE: folder };
    const { status, stderr } = spawnSync(process.execPath, [cli, ...ARGS, ...embedded], { cwd: root, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`The check of ${root} exited with ${String(status)}: ${stderr}`);
    const prefix = pathToFileURL(join(root, 'src/')).href;
    const scripts = readdirSync(folder).flatMap((name) => {
      // The file is written by V8.
      const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Coverage;
      return result.filter(({ url }) => url.startsWith(prefix));
    });
    const called = scripts.filter(({ functions }) =>
      functions.some(({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0),
    );
    return { loaded: new Set(scripts.map(({ url }) => url)).size, called: new Set(called.map(({ url }) => url)).size };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
