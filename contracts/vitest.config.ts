import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The consumer tests: `npm run contracts` runs them and gathers the pacts that they write. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: { include: ['consumer/*.pact.ts'], testTimeout: 30_000, maxWorkers: 2 },
});
