import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes long is begun first, so that the workers end together; and first of all what mostly waits, while others work. */
const LONG = ['program/limits', 'matrix/', 'program/', 'verify/', 'fuzz/', 'scale/', 'any-schema/'];

/** They test in the process that they run in, and leave nothing there: its code, once compiled, serves the next file too. */
const IN_PROCESS = [
  'any-schema',
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
    // The matrix keeps a core busy, whole-program tests now and then wait for each other's processes: three files at a time fill two cores.
    maxWorkers: 3,
    // Of the tests that ask to be run side by side, so many are: one waits for an answer while another works.
    maxConcurrency: 4,
    // A run makes many objects that live no longer than an exchange: with room for them, a fifth less time is spent. No core is free to collect them beside.
    execArgv: ['--max-semi-space-size=64', '--single-threaded-gc'],
    // Many tests start the command line: its sources are compiled once.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'errspec-compiled') },
    sequence: { sequencer: LongFirst },
    projects: [
      { extends: true, test: { name: 'in-process', include: inProcess, isolate: false } },
      { extends: true, test: { name: 'programs', include: ['test/**/*.test.ts'], exclude: inProcess } },
    ],
  },
});
