import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes long: begun first, so that the workers end together. */
const LONG = ['matrix/', 'program/', 'scale/', 'verify/'];

/** They test in the process that they run in, and leave nothing there: its code, once compiled, serves the next file too. */
const IN_PROCESS = ['house', 'load', 'matrix', 'plan', 'read', 'reference', 'reports', 'send', 'suites', 'third-format'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const found = LONG.findIndex((folder) => moduleId.includes(`/test/${folder}`));
  return found < 0 ? LONG.length : found;
}

const inProcess = IN_PROCESS.map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    testTimeout: 240_000,
    hookTimeout: 60_000,
    // The matrix and the whole-program tests start servers of their own: two files at a time are enough for two cores.
    maxWorkers: 2,
    // Of the tests that ask to be run side by side, so many are: one waits for an answer while another works.
    maxConcurrency: 4,
    // A run makes many objects that live no longer than an exchange: with room for them, a fifth less time is spent.
    execArgv: ['--max-semi-space-size=64'],
    // Hundreds of tests start the command line: its sources are compiled once.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'errspec-compiled') },
    sequence: { sequencer: LongFirst },
    projects: [
      { extends: true, test: { name: 'in-process', include: inProcess, isolate: false } },
      { extends: true, test: { name: 'programs', include: ['test/**/*.test.ts'], exclude: inProcess } },
    ],
  },
});
