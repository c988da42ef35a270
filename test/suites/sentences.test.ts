import { describe, expect, it } from 'vitest';
import { advice, sentence } from '../../reports/sentences.ts';
import { FINDING_CODES } from '../../src/model/finding-codes.ts';
import type { Finding } from '../../src/model/report.ts';
import { requirements } from '../../suites/index.ts';
import { TABLE } from './table.ts';

const finding = (parts: Partial<Finding>): Finding => ({
  id: 'x:0',
  requirement: 'x',
  code: 'x',
  operation: null,
  cause: 'valid',
  about: '',
  where: '',
  expected: null,
  actual: null,
  spec: '',
  count: 1,
  exchange: null,
  recipe: null,
  ...parts,
});

describe('sentences', () => {
  it.each([...FINDING_CODES])('tells %s as a whole sentence with advice', (code) => {
    const told = sentence(finding({ code, where: '/a', expected: ['one', 'two'], actual: ['three', 4] }));
    expect(told).toMatch(/^[A-Z0-9].*\.$/);
    expect(told).not.toMatch(/undefined|\[object/);
    expect(advice(finding({ code }))).toMatch(/^[A-Z].*\.$/);
  });

  it('tells a code of a newer version as data', () => {
    expect(sentence(finding({ code: 'from-the-future', expected: 1, actual: 2 }))).toBe('from-the-future: expected 1, but came 2.');
    expect(advice(finding({ code: 'toString' }))).toBeUndefined();
  });

  it('says what happened in words of the finding', () => {
    expect(sentence(finding({ code: 'wrong-code', expected: ['INVALID', 'BROKEN'], actual: 'MISSING' }))).toBe(
      'The request was refused with the code MISSING, but for this cause it should be INVALID or BROKEN.',
    );
  });

  it('reads well for every finding of the examples', () => {
    const told = requirements
      .filter((each) => each.kind === 'exchange')
      .flatMap((requirement) =>
        (TABLE[requirement.id]?.fails ?? []).flatMap(([observation]) =>
          [...requirement.judge(observation)].map((found) => `${requirement.id}: ${sentence(finding(found))}`),
        ),
      );
    expect([...new Set(told)]).toMatchSnapshot();
  });
});
