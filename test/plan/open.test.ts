import { describe, expect, test } from 'vitest';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import type { Probe } from '../../src/model/probe.ts';
import { type PlanOptions, plan } from '../../src/plan/plan.ts';
import { requirements } from '../../suites/index.ts';
import { tasksFormat } from '../third-format/check-tasks.ts';

const FORMATS = [...builtInFormats().map(loadBuiltIn), tasksFormat()];

/** Causes to which the documents promise no answer. */
const OPEN: readonly Probe['cause']['kind'][] = ['open', 'media-type', 'lenient-json', 'large-body'];

describe.each(FORMATS.map((format) => [format.name, format] as const))('open probes of %s', (_, format) => {
  test.each<PlanOptions['states']>(['all', 'none'])('accepts acceptance and every rejection, with states: %s', (states) => {
    const { scenarios } = plan(format, requirements, { seed: 1, states, readOnly: false, assumed: true });
    const probes = scenarios.flatMap(({ id, steps }) =>
      steps.flatMap(({ cause, expect: expected }) =>
        OPEN.includes(cause.kind) && expected.kind === 'outcome' ? [{ id, ...expected.expected }] : [],
      ),
    );
    expect(probes.length).toBeGreaterThan(10);
    expect(probes.filter(({ accepted, anyEntry }) => !accepted || !anyEntry)).toEqual([]);
  });
});
