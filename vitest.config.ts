import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 60_000,
    // The matrix and the whole-program tests start servers of their own: two files at a time are enough for two cores.
    maxWorkers: 2,
  },
});
