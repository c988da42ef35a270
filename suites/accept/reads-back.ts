import type { Json } from '../../src/json/json.ts';
import { valueText } from '../../src/json/words.ts';
import { locationText } from '../../src/model/finding.ts';
import { differences } from '../kit/compare.ts';
import { scenario } from '../kit/requirement.ts';
import { successBody } from '../kit/scenarios.ts';

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
      says: ({ where, expected, actual }: { where: string; expected: string; actual: Json }) =>
        `A created resource reads back differently: ${locationText(where)} should be ${expected}, but is ${valueText(actual)}.`,
      hint: 'Store each member as it was sent; look for members that are dropped, cut or replaced by a default.',
    },
  },
  *probes(tools) {
    for (const operation of tools.operations) {
      if (operation.readBack === undefined || operation.valid.from !== undefined) continue;
      const read = tools.follow(operation.readBack.link, { from: 'probe', step: 'read' });
      if (read === undefined) continue;
      for (const valid of tools.derived(operation))
        if (valid.steps.at(-1)?.cause.kind === 'valid') yield tools.extended(valid, { steps: [...valid.steps, read] });
    }
  },
  select: (observed) => {
    const created = observed.steps.get('probe');
    const [compare, sent, read] = [created?.operation?.readBack?.compare, created?.sent.request.body, successBody(observed, 'read')];
    if (successBody(observed, 'probe') === undefined || read === undefined) return undefined;
    return { compare: compare ?? [], sent: sent ?? null, read };
  },
  *judge({ compare, sent, read }, { find }) {
    for (const { sentAt, readAt, actual } of differences(compare, sent, read))
      yield find['reads-differently']({ where: readAt, expected: `as sent at ${sentAt}`, actual, step: 'read' });
  },
});
