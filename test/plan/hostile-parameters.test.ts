import { describe, expect, test } from 'vitest';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { Scenario } from '../../src/model/probe.ts';
import { plan } from '../../src/plan/plan.ts';
import { tasksFormat } from '../third-format/check-tasks.ts';

const QUERY = [
  'as-object',
  'bad-escape',
  'bracket',
  'empty',
  'exponent',
  'long-number',
  'nan',
  'negative',
  'nul',
  'percent',
  'quote',
  'twice',
];
const PATH = QUERY.filter((how) => !['as-object', 'empty', 'twice'].includes(how));

describe.each([loadBuiltIn('structured-error'), tasksFormat()].map((format) => [format.name, format] as const))(
  'hostile parameters of %s',
  (_, format) => {
    const { scenarios } = plan(format, [], { seed: 1, states: 'all', readOnly: false, assumed: true });
    const hostile = scenarios.filter(({ id }) => id.includes('/hostile/'));

    test('sends every hostile value in each query and path parameter, whatever the seed', () => {
      for (const { id, writes, parameters, valid } of format.operations) {
        if (valid.onlyInStates) continue;
        for (const parameter of parameters) {
          const prefix = `${id}/hostile/${parameter.in}/${parameter.name}/`;
          const sent = hostile.flatMap((each) => (each.id.startsWith(prefix) ? [each.id.slice(prefix.length)] : [])).toSorted();
          const all = parameter.in === 'query' ? QUERY : parameter.in === 'path' ? PATH : [];
          expect([prefix, sent]).toEqual([prefix, all.filter((how) => !(writes && how === 'exponent'))]);
        }
      }
    });

    test('expects anything but a server error', () => {
      const probes = hostile.flatMap(({ steps }: Scenario) => steps.filter(({ step }) => step === 'probe'));
      expect(probes.length).toBeGreaterThan(20);
      for (const { expect: expected, cause } of probes) expect([expected.kind, cause.kind]).toEqual(['anything', 'open']);
    });
  },
);
