import { describe, expect, test } from 'vitest';
import { matchers } from './answers.ts';
import type { CheckInput } from './check.ts';
import { conformanceTests } from './conformance.ts';

/**
 * Registers one test for each requirement and operation, by the names that reports use: `-t bulk/index-exact` and `--shard` of vitest select
 * them. The server is checked once, when the first test runs.
 */
export function conformance(input: CheckInput & { readonly timeout?: number }): void {
  const groups = Map.groupBy(conformanceTests(input), ({ requirement }) => requirement);
  for (const [requirement, tests] of groups)
    describe(requirement, () => {
      for (const { operation, run } of tests)
        test(operation, { timeout: input.timeout ?? 120_000 }, async (context) => {
          const { skipped } = await run();
          if (skipped !== undefined) context.skip(skipped);
        });
    });
}

expect.extend(matchers);

declare module 'vitest' {
  // The parameters must be those of vitest's own declaration.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** The answer keeps the requirements of the format that concern an answer by itself; await it. */
    toConformTo: (format: string, request?: { readonly method?: string; readonly url?: string }) => Promise<T>;
    /** The answer is an error with this code; await it. */
    toBeApiError: (code: string | number, format: string) => Promise<T>;
    /** The answer blames exactly these fields; await it. */
    toBlame: (fields: string | readonly string[], format: string) => Promise<T>;
  }
}
