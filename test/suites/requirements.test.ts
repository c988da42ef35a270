import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/judge/engine.ts';
import type { Found } from '../../src/model/finding.ts';
import type { ExchangeRequirement, Observation } from '../../src/model/requirement.ts';
import { requirements } from '../../suites/index.ts';
import { enveloped, plain } from './formats.ts';
import { TABLE } from './table.ts';

const single = requirements.filter((each) => each.kind === 'exchange');

/** What a requirement finds in an exchange; `undefined` if the exchange does not exercise it. */
function found({ examine }: ExchangeRequirement, observation: Observation): readonly Found[] | undefined {
  const judge = examine(observation);
  return judge === undefined ? undefined : [...judge()];
}

describe.each(single)('$id', (requirement) => {
  const row = TABLE[requirement.id];

  it('has examples that pass, fail and do not exercise it', () => {
    expect(row?.passes.length).toBeGreaterThan(0);
    expect(row?.fails.length).toBeGreaterThan(0);
    expect(row?.silent.length).toBeGreaterThan(0);
  });

  it('applies to the formats of its examples', () => {
    const formats = [...(row?.passes ?? []), ...(row?.fails.map(([each]) => each) ?? [])].map(({ format }) => format);
    for (const format of new Set(formats))
      expect([requirement.id, format.name, requirement.applies(format)]).toEqual([requirement.id, format.name, undefined]);
  });

  it.each((row?.passes ?? []).map((observation, index) => [index, observation] as const))(
    'finds nothing in conforming exchange %i',
    (_, observation) => {
      expect(found(requirement, observation)).toEqual([]);
    },
  );

  it.each((row?.fails ?? []).map(([observation, code], index) => [index, code, observation] as const))(
    'reports exchange %i: %s',
    (_, code, observation) => {
      expect(found(requirement, observation)?.map((each) => each.code)).toContain(code);
    },
  );

  it.each((row?.silent ?? []).map((observation, index) => [index, observation] as const))(
    'stays not exercised by exchange %i',
    (_, observation) => {
      expect(found(requirement, observation)).toBeUndefined();
    },
  );
});

describe('the catalogue of requirements', () => {
  it('keeps its ids and their order', () => {
    expect(requirements.map(({ id, level }) => `${level} ${id}`)).toMatchSnapshot();
  });

  it('has each id once, and needs that exist and form no circle', () => {
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
    expect(() => createJudge(requirements)).not.toThrow();
  });

  it('gives a reason where it does not apply', () => {
    for (const { id, applies } of requirements)
      for (const format of [plain, enveloped]) expect([id, applies(format)]).not.toEqual([id, '']);
  });
});
