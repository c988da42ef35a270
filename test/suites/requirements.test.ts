import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/judge/engine.ts';
import { requirements } from '../../suites/index.ts';
import { enveloped, plain } from './formats.ts';
import { TABLE } from './table.ts';

const single = requirements.filter((each) => each.kind === 'exchange');

describe.each(single)('$id', (requirement) => {
  const row = TABLE[requirement.id];

  it('has examples that pass, fail and say nothing', () => {
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
      expect(requirement.concerns(observation)).toBe(true);
      expect([...requirement.judge(observation)]).toEqual([]);
    },
  );

  it.each((row?.fails ?? []).map(([observation, code], index) => [index, code, observation] as const))(
    'finds fault with exchange %i: %s',
    (_, code, observation) => {
      expect(requirement.concerns(observation)).toBe(true);
      expect([...requirement.judge(observation)].map((found) => found.code)).toContain(code);
    },
  );

  it.each((row?.silent ?? []).map((observation, index) => [index, observation] as const))(
    'is not concerned with exchange %i',
    (_, observation) => {
      expect(requirement.concerns(observation)).toBe(false);
    },
  );
});

describe('the catalogue of requirements', () => {
  it('keeps its ids and their order', () => {
    expect(requirements.map(({ id, level }) => `${level} ${id}`)).toMatchSnapshot();
  });

  it('has no id twice, and needs that exist and lead in no circle', () => {
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
    expect(() => createJudge(requirements)).not.toThrow();
  });

  it('says MUST or SHOULD in each title, as its level does', () => {
    for (const { id, level, title } of requirements) expect([id, title.includes(level)]).toEqual([id, true]);
  });

  it('gives a reason where it does not apply', () => {
    for (const { id, applies } of requirements)
      for (const format of [plain, enveloped]) expect([id, applies(format)]).not.toEqual([id, '']);
  });
});
