import { describe, expect, test } from 'vitest';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import { requirements } from '../../suites/index.ts';
import { checkReference, MATRIX_OPTIONS } from './check-reference.ts';

describe.each(builtInFormats())('check --only on the correct server of %s', (format) => {
  const description = loadBuiltIn(format);
  const applying = requirements.filter((each) => each.applies(description) === undefined).map(({ id }) => id);

  test.each(applying)('exercises %s with the probes that it selects', async (id) => {
    const report = await checkReference(format, {}, { ...MATRIX_OPTIONS, only: [id] });
    expect(report.results.find((result) => result.id === id)?.verdict).toBe('passed');
    expect(report.summary.passed).toBe(1);
  });
});
