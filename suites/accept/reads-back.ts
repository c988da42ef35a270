import type { JsonObject } from '../../src/json/json.ts';
import { locationText } from '../../src/model/finding.ts';
import { differences, shownAt } from '../kit/compare.ts';
import { scenario } from '../kit/requirement.ts';
import { sendsValid, successBody } from '../kit/scenarios.ts';

export default scenario({
  id: 'accept/reads-back',
  level: 'MUST',
  title: 'A created resource MUST read back as it was sent',
  source: 'OpenAPI description: x-read-back of operations that create',
  needs: ['transport/answers', 'transport/json', 'accept/valid', 'envelope/success-shape'],
  applies: ({ operations }) =>
    operations.some(({ readBack, valid }) => readBack !== undefined && valid.from === undefined)
      ? undefined
      : 'no operation reads what another has created',
  exercisedBy: 'a key that may write',
  codes: {
    'reads-differently': {
      says: ({ where, expected, actual }: { where: string; expected: JsonObject; actual: JsonObject }) =>
        `A created resource reads back differently: ${locationText(where)} should be ${shownAt(where, expected)} as sent, but is ${shownAt(where, actual)}.`,
      hint: 'Store each member as it was sent; look for members that are dropped, cut or replaced by a default.',
    },
  },
  *probes(tools) {
    for (const operation of tools.operations) {
      if (operation.readBack === undefined || operation.valid.from !== undefined) continue;
      const read = tools.follow(operation.readBack.link, { from: 'probe', step: 'read' });
      if (read === undefined) continue;
      for (const valid of tools.derived(operation)) if (sendsValid(valid)) yield tools.extended(valid, { steps: [...valid.steps, read] });
    }
  },
  select: (observed) => {
    const created = observed.steps.get('probe');
    const [compare, sent, read] = [created?.operation?.readBack?.compare, created?.sent.request.body, successBody(observed, 'read')];
    if (successBody(observed, 'probe') === undefined || read === undefined) return undefined;
    const isUsual = created?.operation?.readBack?.isUsual === true;
    return { compare: compare ?? [], isUsual, sent: sent ?? null, read, mark: created?.sent.mark };
  },
  *judge({ compare, isUsual, ...compared }, { find }) {
    for (const { readAt, expected, actual } of differences(compare, compared))
      yield find['reads-differently']({ where: readAt, expected, actual, step: 'read', isUsual });
  },
});
