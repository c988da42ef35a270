import { describe, expect, test } from 'vitest';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import { requirements } from '../../suites/index.ts';
import { judged, OF_THE_MATRIX } from './judged.ts';

describe.each(builtInFormats())('--only on the clean server of %s', (format) => {
  const description = loadBuiltIn(format);
  const applying = requirements.filter((each) => each.applies(description) === undefined).map(({ id }) => id);

  test.each(applying)('exercises %s with what it sends', async (id) => {
    const report = await judged(format, {}, { ...OF_THE_MATRIX, only: [id] });
    expect(report.results.find((result) => result.id === id)?.verdict).toBe('passed');
    expect(report.summary.passed).toBe(1);
  });
});
