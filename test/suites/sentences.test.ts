import { describe, expect, it } from 'vitest';
import { advice, sentence, textsOf } from '../../reports/sentences.ts';
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

const texts = textsOf(requirements);

/** Every finding of the examples, with the requirement that yields it. */
const examples = requirements
  .filter((each) => each.kind === 'exchange')
  .flatMap(({ id, examine }) =>
    (TABLE[id]?.fails ?? []).flatMap(([observation]) =>
      [...(examine(observation)?.() ?? [])].map((found) => finding({ ...found, requirement: id })),
    ),
  );

describe('sentences', () => {
  it('describe every finding of the examples in one sentence', () => {
    const sentences = examples.map((each) => `${each.requirement}: ${sentence(each, texts)}`);
    for (const each of sentences) {
      expect(each).toMatch(/: [A-Z0-9].*\.$/);
      expect(each).not.toMatch(/undefined|\[object/);
    }
    expect([...new Set(sentences)]).toMatchSnapshot();
  });

  it('come with a hint that says what to fix', () => {
    const hints = requirements.flatMap(({ id, codes }) =>
      Object.entries(codes).flatMap(([code, { hint, hints = {} }]) =>
        [hint, ...Object.values(hints)].map((each) => `${id} ${code}: ${each}`),
      ),
    );
    for (const each of hints) expect(each).toMatch(/: [A-Z].*\.$/);
  });

  it('say of a mismatch with a contract what the consumer relies on', () => {
    const mismatch = finding({ requirement: 'pact/a-code', code: 'pact-status', where: 'status', expected: 200, actual: 404 });
    expect(sentence(mismatch, texts)).toBe('The consumer relies on the status 200, but it is 404.');
    expect(advice(mismatch, texts)).toMatch(/^Answer with the status of the contract/);
  });

  it('show a finding of another version as data', () => {
    const later = { expected: 1, actual: 2 };
    expect(sentence(finding({ code: 'from-the-future', ...later }), texts)).toBe('from-the-future: expected 1, but came 2.');
    expect(advice(finding({ requirement: 'codes/cause', code: 'toString' }), texts)).toBeUndefined();
    const otherFacts = finding({ requirement: 'codes/status', code: 'wrong-status', ...later });
    expect(sentence(otherFacts, texts)).toBe('wrong-status: expected 1, but came 2.');
  });

  it('use the words of the finding', () => {
    const wrong = finding({ requirement: 'codes/cause', code: 'wrong-code', expected: ['INVALID', 'BROKEN'], actual: 'MISSING' });
    expect(sentence(wrong, texts)).toBe(
      'The request was rejected with the code MISSING, but for this cause it should be INVALID or BROKEN.',
    );
  });
});
