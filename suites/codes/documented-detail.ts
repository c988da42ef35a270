import type { Json } from '../../src/json/json.ts';
import { valueText } from '../../src/json/words.ts';
import { errorOf } from '../../src/judge/readings.ts';
import { detailInClosedRange } from '../../src/read/outcome.ts';
import { withDetail } from '../kit/applies.ts';
import { exchange } from '../kit/requirement.ts';

/** Numbers outside the closed range may be codes of other modules. */
export default exchange({
  id: 'codes/documented-detail',
  level: 'SHOULD',
  title: 'Every detail code SHOULD be in the error catalogue',
  source: 'OpenAPI description: x-error-format.catalogue, x-error-format.reading.detail.closed',
  needs: ['transport/json', 'envelope/shape'],
  applies: withDetail,
  exercisedBy: 'a rejected request whose error has a detail code',
  explains: ({ level }) => level === 'detail',
  codes: {
    'unknown-detail': {
      says: ({ actual }: { actual: Json }) => `The detail code ${valueText(actual)} is not in the error catalogue.`,
      hint: 'Answer with a documented detail code, or add this one to the catalogue of the description.',
    },
  },
  select: (observation) => {
    const [rule, detail] = [observation.format.reading.detail, errorOf(observation)?.detail];
    return rule === undefined || detail === undefined ? undefined : { where: rule.at, detail };
  },
  *judge({ where, detail }, { find, observation: { format } }) {
    if (!detailInClosedRange(format, detail)) return;
    if (format.catalogue.some((entry) => entry.level === 'detail' && entry.code === detail)) return;
    yield find['unknown-detail']({ where, expected: 'a detail code of the catalogue', actual: detail });
  },
});
