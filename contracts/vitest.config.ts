import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Configures the consumer tests, which `npm run contracts` runs to write the pacts. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: { include: ['consumer/*.pact.ts'], testTimeout: 30_000, maxWorkers: 2 },
});
