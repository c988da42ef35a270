import { readingSummary } from '../../src/judge/readings.ts';
import type { Scenario } from '../../src/model/probe.ts';
import type { ScenarioRequirement } from '../../src/model/requirement.ts';
import { always } from '../kit/applies.ts';

const id = 'codes/steady';

/** One refusal of each kind; what is open may be refused in more than one way. */
function refusals(scenarios: readonly Scenario[]): readonly Scenario[] {
  const firm = scenarios.filter((scenario) => {
    const expect = scenario.steps.at(-1)?.expect;
    return expect?.kind === 'outcome' && !expect.expected.accepted && !expect.expected.anyEntry;
  });
  const kind = (scenario: Scenario): string => {
    const probe = scenario.steps.at(-1);
    if (probe?.expect.kind !== 'outcome') return '';
    return probe.cause.kind === 'case' ? scenario.id : `${probe.cause.kind} ${probe.expect.expected.entries.join()}`;
  };
  return [...Map.groupBy(firm, kind).values()].flatMap((group) => group.slice(0, 1));
}

export default {
  kind: 'scenario',
  id,
  level: 'MUST',
  title: 'The same refused request, with nothing changed between, MUST get the same code again',
  source: 'the error catalogue: a code stands for a cause',
  needs: ['transport/answers', 'transport/json'],
  applies: always,
  exercisedBy: 'any request that is refused',
  provokedBy: () => false,
  *probes(_format, tools) {
    for (const operation of tools.operations)
      for (const scenario of refusals(tools.derived(operation))) {
        const probe = scenario.steps.at(-1);
        if (probe === undefined) continue;
        yield tools.extended(scenario, { requirement: id, steps: [...scenario.steps, { ...probe, step: 'again' }] });
      }
  },
  concerns: ({ scenario, steps }) => scenario.broughtBy === id && steps.get('probe')?.reading.kind === 'error' && steps.has('again'),
  *judge({ steps }) {
    const first = steps.get('probe');
    const second = steps.get('again');
    if (first === undefined || second === undefined) return;
    const [expected, actual] = [readingSummary(first.reading), readingSummary(second.reading)];
    if (expected !== actual)
      yield {
        code: 'changed-code',
        where: first.format.reading.code,
        expected: 'the same code twice',
        actual: 'two different answers',
        step: 'again',
      };
  },
} satisfies ScenarioRequirement;
