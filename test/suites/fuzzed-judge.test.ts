import { describe, expect, it } from 'vitest';
import { builtInFormats } from '../../src/load/builtin.ts';
import { fuzzedJudge } from './fuzzed-judge.ts';

describe('judging arbitrary answers', () => {
  it.each(builtInFormats())('never throws for %s, and always ends with a verdict', async (format) => {
    const { answers, thrown, errored } = await fuzzedJudge(format, 300, 1);
    expect({ thrown, errored }).toEqual({ thrown: [], errored: [] });
    expect(answers).toBe(300);
  });
});
