import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Slow folders, which start first so that all workers finish together. `program/limits` mostly waits, so it starts before all others. */
const LONG = ['program/limits', 'matrix/', 'program/', 'verify/', 'fuzz/', 'scale/', 'any-schema/'];

/** These files share one worker (`isolate: false`), so that modules are compiled once. They must not leak global state. */
const IN_PROCESS = [
  'any-schema',
  'dialects',
  'fuzz',
  'house',
  'load',
  'matrix',
  'plan',
  'read',
  'reference',
  'reports',
  'send',
  'suites',
  'third-format',
];

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
    // Matrix tests use a whole core; program tests often wait for child processes. Three workers keep two cores busy.
    maxWorkers: 3,
    // Concurrent tests within a file: some wait for answers while others compute.
    maxConcurrency: 4,
    // Runs create many short-lived objects. A larger young generation saves a fifth of the time, and no core is free for parallel collection.
    execArgv: ['--max-semi-space-size=64', '--single-threaded-gc'],
    // Many tests start the command line, so its compiled sources are cached.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'errspec-compiled') },
    sequence: { sequencer: LongFirst },
    projects: [
      { extends: true, test: { name: 'in-process', include: inProcess, isolate: false } },
      { extends: true, test: { name: 'programs', include: ['test/**/*.test.ts'], exclude: inProcess } },
    ],
  },
});
