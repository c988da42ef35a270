import { describe, expect, test } from 'vitest';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import type { Format } from '../../src/model/format.ts';
import { type PlanOptions, plan } from '../../src/plan/plan.ts';
import { requirements } from '../../suites/index.ts';
import { tasksFormat } from '../third-format/check-tasks.ts';

const OPTIONS: PlanOptions = { seed: 1, states: 'all', readOnly: false, assumed: true };
const planned = (format: Format, options: Partial<PlanOptions> = {}) => plan(format, requirements, { ...OPTIONS, ...options });
const FORMATS = [...builtInFormats().map(loadBuiltIn), tasksFormat(), tasksFormat('json-pointer')];

describe.each(FORMATS.map((format) => [`${format.name}, ${format.fields?.naming ?? 'no fields'}`, format] as const))(
  'the plan for %s',
  (_name, format) => {
    const all = planned(format);

    test('gives the same scenarios for the same seed', () => {
      expect(JSON.stringify(planned(format))).toBe(JSON.stringify(all));
    });

    test('gives another seed other combinations and bulks only', () => {
      const ids = (seed: number) => planned(format, { seed }).scenarios.map(({ id }) => id);
      const drawn = /violations|\/bulk\//;
      expect(ids(7).filter((id) => !drawn.test(id))).toEqual(ids(1).filter((id) => !drawn.test(id)));
      expect(JSON.stringify(planned(format, { seed: 7 }))).not.toBe(JSON.stringify(all));
    });

    test('gives every scenario a unique id, and every step a unique name in its scenario', () => {
      const ids = all.scenarios.map(({ id }) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      for (const { id, steps } of all.scenarios) expect(new Set(steps.map(({ step }) => step)).size, id).toBe(steps.length);
    });

    test('writes nothing with readOnly', () => {
      const writing = new Set(format.operations.filter(({ writes }) => writes).map(({ id }) => id));
      const { scenarios, gaps } = planned(format, { readOnly: true });
      expect(scenarios.length).toBeGreaterThan(10);
      expect(scenarios.filter(({ writes }) => writes)).toEqual([]);
      const undocumented = scenarios.flatMap(({ steps }) => steps).filter(({ operation }) => operation === undefined);
      expect(undocumented.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method))).toEqual([]);
      expect(scenarios.flatMap(({ steps }) => steps).filter(({ operation }) => operation !== undefined && writing.has(operation))).toEqual(
        [],
      );
      expect(
        gaps
          .filter(({ why }) => why === 'read-only')
          .map(({ needs }) => needs)
          .toSorted(),
      ).toEqual([...writing].toSorted());
    });

    test('needs no states if none are available', () => {
      const { scenarios } = planned(format, { states: 'none' });
      expect(scenarios.filter(({ states }) => states.length > 0)).toEqual([]);
    });

    test('binds only to earlier steps and scenarios', () => {
      const before = new Set<string>();
      for (const scenario of all.scenarios) {
        const seen = new Set<string>();
        for (const { step, bind } of scenario.steps) {
          for (const { from } of bind) {
            if (from.kind === 'request') expect(seen, scenario.id).toContain(from.step);
            if (from.kind === 'answer')
              expect(from.scenario === undefined ? seen : before, scenario.id).toContain(from.scenario ?? from.step);
          }
          seen.add(step);
        }
        before.add(scenario.id);
      }
    });

    test('plans nothing that is assumed unless asked', () => {
      const sure = planned(format, { assumed: false });
      expect(sure.scenarios.filter(({ assumed }) => assumed)).toEqual([]);
      const sureOperations = new Set(format.operations.filter(({ source }) => source.basis !== 'assumed').map(({ id }) => id));
      for (const { id, operation } of sure.scenarios) expect(operation === undefined || sureOperations.has(operation), id).toBe(true);
    });
  },
);
