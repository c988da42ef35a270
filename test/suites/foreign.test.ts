import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import { REFUSED } from '../../src/model/probe.ts';
import type { Observation } from '../../src/model/requirement.ts';
import foreignIsUnknown from '../../suites/access/foreign-is-unknown.ts';
import { answer, observe } from './observe.ts';

const format = loadBuiltIn('code-envelope');

/** The steps of a scenario in the order in which they are sent. */
const STEPS = ['unknown', 'foreign', 'foreign-again', 'unknown-again', 'unknown-3', 'foreign-3', 'foreign-4', 'unknown-4'] as const;

/** Where the requirement reports a difference between answers with these bodies, in the order of the steps. */
function differences(bodies: readonly Json[]): readonly string[] {
  const observed = bodies.map((body): Observation => {
    const cause = { kind: 'case', name: 'a record of another', states: [] } as const;
    const expect = { kind: 'outcome', expected: REFUSED, blame: undefined } as const;
    return observe({ format, operation: 'getRecord', cause, expect, answer: answer(404, body) });
  });
  const [first] = observed;
  if (first === undefined) throw new Error('There are no answers');
  const scenario = { ...first.scenario, broughtBy: foreignIsUnknown.id };
  const steps = new Map(observed.map((each, index) => [STEPS[index] ?? '', each]));
  const judge = foreignIsUnknown.examine({ format, scenario, steps });
  if (judge === undefined) throw new Error('The scenario does not exercise the requirement');
  return [...judge()].map(({ where }) => where);
}

const refusal = (more: Readonly<Record<string, Json>> = {}): Json => ({
  code: 404,
  message: 'Record not found',
  error_code: 100303,
  ...more,
});

describe('access/foreign-is-unknown', () => {
  test('ignores a clock in the answers, however coarse', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1), { minLength: 8, maxLength: 8 }), (ticks) => {
        let time = 1_790_000_000;
        expect(differences(ticks.map((tick) => refusal({ time: (time += tick) })))).toEqual([]);
      }),
    );
  });

  test('ignores the name of a server behind a load balancer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.nat(5), (servers, first) => {
        expect(differences(STEPS.map((_, index) => refusal({ node: (first + index) % servers })))).toEqual([]);
      }),
    );
  });

  test('reports a member, a message or a code that only answers about resources of another account have', () => {
    const alone = (more: Readonly<Record<string, Json>>) =>
      differences(STEPS.map((step) => refusal(step.startsWith('foreign') ? more : {})));
    expect(alone({ support: 'P-17' })).toEqual(['/support']);
    expect(alone({ message: 'Not yours' })).toEqual(['/message']);
    expect(alone({ error_code: 100313 })).toEqual(['/error_code']);
  });
});
