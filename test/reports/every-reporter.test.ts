import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReporter, reporters } from '../../reports/index.ts';
import { everything, finding, report, result } from './fixture.ts';
import { hostileReport } from './hostile.ts';
import { manyFindings } from './many.ts';
import { PLAIN } from './options.ts';
import { ciCommands, parsedCommands } from './runners.ts';

const names = Object.keys(reporters).filter(isReporter);

describe.each(names)('the reporter %s', (name) => {
  const reporter = reporters[name];

  it('writes the same text for the same report, ending in a line break', () => {
    const text = reporter(everything(), PLAIN);
    expect(text.endsWith('\n')).toBe(true);
    expect(reporter(everything(), PLAIN)).toBe(text);
  });

  it.each([
    ['an empty run', report([])],
    ['a clean run', report([result({ id: 'transport/answers' })])],
    ['a run that was interrupted', report([], { run: { ...report([]).run, interrupted: true } })],
    [
      'a run with known findings',
      report([result({ id: 'a/b', verdict: 'failed', findings: [finding({ known: { reason: 'x', line: 1 } })] })]),
    ],
    [
      'a run with flaky findings',
      report([result({ id: 'a/b', verdict: 'failed', findings: [finding({ recurrence: { kind: 'flaky', tries: 3, counts: false } })] })]),
    ],
  ])('writes %s', (_, one) => {
    expect(reporter(one, PLAIN).length).toBeGreaterThan(1);
  });

  it('writes 2,000 findings in bounded time', { timeout: 20_000 }, () => {
    expect(reporter(manyFindings(2000), PLAIN).length).toBeGreaterThan(1);
  });

  it('writes nothing that a CI system or a terminal obeys, whatever a target, a description or a user wrote', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(hostileReport(), (one) => {
        const text = reporter(one, PLAIN);
        const found = ciCommands(text);
        // Only this reporter gives commands: each is one of its own.
        if (name === 'github') expect(parsedCommands(text)).toHaveLength(found.length);
        else expect(found).toEqual([]);
        expect(text.replaceAll(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});
