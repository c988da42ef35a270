import { describe, expect, test } from 'vitest';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import type { Format } from '../../src/model/format.ts';
import { type PlanOptions, plan } from '../../src/plan/plan.ts';
import { requirements } from '../../suites/index.ts';
import { tasks } from '../third-format/judged.ts';

const OPTIONS: PlanOptions = { seed: 1, states: 'all', readOnly: false, assumed: true };
const planned = (format: Format, options: Partial<PlanOptions> = {}) => plan(format, requirements, { ...OPTIONS, ...options });
const FORMATS = [...builtInFormats().map(loadBuiltIn), tasks(), tasks('json-pointer')];

describe.each(FORMATS.map((format) => [`${format.name}, ${format.fields?.naming ?? 'no fields'}`, format] as const))(
  'the plan for %s',
  (_name, format) => {
    const all = planned(format);

    test('is the same for the same seed', () => {
      expect(JSON.stringify(planned(format))).toBe(JSON.stringify(all));
    });

    test('differs for another seed only in what is drawn', () => {
      const ids = (seed: number) => planned(format, { seed }).trials.map(({ id }) => id);
      const drawn = /violations|\/bulk\//;
      expect(ids(7).filter((id) => !drawn.test(id))).toEqual(ids(1).filter((id) => !drawn.test(id)));
      expect(JSON.stringify(planned(format, { seed: 7 }))).not.toBe(JSON.stringify(all));
    });

    test('gives every trial an id of its own, and every step a name of its own in its trial', () => {
      const ids = all.trials.map(({ id }) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      for (const { id, steps } of all.trials) expect(new Set(steps.map(({ step }) => step)).size, id).toBe(steps.length);
    });

    test('writes nothing where only reading is allowed', () => {
      const writing = new Set(format.operations.filter(({ writes }) => writes).map(({ id }) => id));
      const { trials, gaps } = planned(format, { readOnly: true });
      expect(trials.length).toBeGreaterThan(10);
      expect(trials.filter(({ writes }) => writes)).toEqual([]);
      expect(trials.flatMap(({ steps }) => steps).filter(({ operation }) => operation !== undefined && writing.has(operation))).toEqual([]);
      expect(
        gaps
          .filter(({ why }) => why === 'read-only')
          .map(({ needs }) => needs)
          .toSorted(),
      ).toEqual([...writing].toSorted());
    });

    test('needs no state where none can be had', () => {
      const { trials } = planned(format, { states: 'none' });
      expect(trials.filter(({ states }) => states.length > 0)).toEqual([]);
    });

    test('binds only to steps and trials that come before', () => {
      const before = new Set<string>();
      for (const trial of all.trials) {
        const seen = new Set<string>();
        for (const { step, bind } of trial.steps) {
          for (const { from } of bind) {
            if (from.kind === 'request') expect(seen, trial.id).toContain(from.step);
            if (from.kind === 'answer') expect(from.trial === undefined ? seen : before, trial.id).toContain(from.trial ?? from.step);
          }
          seen.add(step);
        }
        before.add(trial.id);
      }
    });

    test('judges nothing that is assumed unless asked', () => {
      const sure = planned(format, { assumed: false });
      expect(sure.trials.filter(({ assumed }) => assumed)).toEqual([]);
      const sureOperations = new Set(format.operations.filter(({ source }) => source.basis !== 'assumed').map(({ id }) => id));
      for (const { id, operation } of sure.trials) expect(operation === undefined || sureOperations.has(operation), id).toBe(true);
    });
  },
);
