import { typeOf } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import type { ScenarioRequirement } from '../../src/model/requirement.ts';
import { differences } from '../kit/compare.ts';
import { successBody } from '../kit/scenarios.ts';

const id = 'accept/reads-back';

export default {
  kind: 'scenario',
  id,
  level: 'MUST',
  title: 'What was created MUST read back as it was sent',
  source: 'x-read-back of the operations that create',
  needs: ['transport/answers', 'transport/json', 'accept/valid', 'envelope/success-shape'],
  applies: ({ operations }) =>
    operations.some(({ readBack, valid }) => readBack !== undefined && valid.from === undefined)
      ? undefined
      : 'nothing that is created can be read back',
  exercisedBy: 'a key that may write',
  provokedBy: () => false,
  *probes(_format, tools) {
    for (const operation of tools.operations) {
      if (operation.readBack === undefined || operation.valid.from !== undefined) continue;
      const read = tools.follow(operation.readBack.link, { from: 'probe', step: 'read' });
      if (read === undefined) continue;
      for (const scenario of tools.derived(operation))
        if (scenario.steps.at(-1)?.cause.kind === 'valid')
          yield tools.extended(scenario, { requirement: id, steps: [...scenario.steps, read] });
    }
  },
  concerns: (scenario) =>
    scenario.scenario.broughtBy === id && successBody(scenario, 'probe') !== undefined && successBody(scenario, 'read') !== undefined,
  *judge(scenario) {
    const created = scenario.steps.get('probe');
    const read = successBody(scenario, 'read');
    const rule = created?.operation?.readBack;
    const sent = created?.sent.request.body;
    if (rule === undefined || read === undefined || sent === undefined) return;
    for (const comparison of differences(rule.compare, sent, read)) {
      const came = at(read, comparison.read);
      yield {
        code: 'reads-differently',
        where: comparison.read,
        expected: `as sent at ${comparison.sent}`,
        actual: came === undefined ? 'missing' : `another ${typeOf(came)}`,
        step: 'read',
      };
    }
  },
} satisfies ScenarioRequirement;
