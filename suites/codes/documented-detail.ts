import { errorOf } from '../../src/judge/readings.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { detailInClosedRange } from '../../src/read/outcome.ts';
import { withDetail } from '../kit/applies.ts';

/** Numbers outside the closed range may be codes of other modules. */
export default {
  kind: 'exchange',
  id: 'codes/documented-detail',
  level: 'SHOULD',
  title: 'Every detail code SHOULD be in the error catalogue',
  source: 'the error catalogue of the description',
  needs: ['transport/json', 'envelope/shape'],
  applies: withDetail,
  exercisedBy: 'a refused request whose error has a detail code',
  concerns: (observation) => errorOf(observation)?.detail !== undefined,
  *judge(observation) {
    const { format } = observation;
    const { catalogue, reading } = format;
    const detail = errorOf(observation)?.detail;
    if (detail === undefined || reading.detail === undefined || !detailInClosedRange(format, detail)) return;
    if (catalogue.some((entry) => entry.level === 'detail' && entry.code === detail)) return;
    yield { code: 'unknown-detail', where: reading.detail.at, expected: 'a detail code of the catalogue', actual: detail };
  },
} satisfies ExchangeRequirement;
