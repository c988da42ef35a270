import { readingSummary } from '../../src/judge/readings.ts';
import type { Scenario } from '../../src/model/probe.ts';
import { codeLocation, errorShapeOf } from '../../src/model/shapes.ts';
import { scenario } from '../kit/requirement.ts';

/** One rejection of each kind; what the documents leave open may be rejected in more than one way. */
function rejections(scenarios: readonly Scenario[]): readonly Scenario[] {
  const firm = scenarios.filter(({ steps }) => {
    const expect = steps.at(-1)?.expect;
    return expect?.kind === 'outcome' && !expect.expected.accepted && !expect.expected.anyEntry;
  });
  const kind = ({ id, steps }: Scenario): string => {
    const probe = steps.at(-1);
    if (probe?.expect.kind !== 'outcome') return '';
    return probe.cause.kind === 'case' ? id : `${probe.cause.kind} ${probe.expect.expected.entries.join()}`;
  };
  return [...Map.groupBy(firm, kind).values()].flatMap((group) => group.slice(0, 1));
}

export default scenario({
  id: 'codes/steady',
  level: 'MUST',
  title: 'A rejected request that is sent again, with nothing changed between, MUST get the same code',
  source: 'OpenAPI description: x-error-format.catalogue',
  needs: ['transport/answers', 'transport/json'],
  exercisedBy: 'any request that is rejected',
  explains: () => true,
  codes: {
    'changed-code': {
      says: () => 'The same request was sent twice and was rejected with two different codes.',
      hint: 'Look for state that changes between two rejections: caches, several instances, the order of checks.',
    },
  },
  *probes(tools) {
    for (const operation of tools.operations)
      for (const rejection of rejections(tools.derived(operation))) {
        const probe = rejection.steps.at(-1);
        if (probe !== undefined) yield tools.extended(rejection, { steps: [...rejection.steps, { ...probe, step: 'again' }] });
      }
  },
  select: ({ steps }) => {
    const [first, second] = [steps.get('probe'), steps.get('again')];
    return first?.reading.kind === 'error' && second !== undefined ? { first, second } : undefined;
  },
  *judge({ first, second }, { find }) {
    if (readingSummary(first.reading) === readingSummary(second.reading)) return;
    // Which code comes first may change from run to run, so codes are no part of a finding; the recorded answers show them.
    const [expected, actual] = ['the same code twice', 'two different answers'];
    yield find['changed-code']({ where: codeLocation(errorShapeOf(first.format, first.reading)), expected, actual, step: 'again' });
  },
});
