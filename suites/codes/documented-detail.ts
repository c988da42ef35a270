import { withDetail } from '../../src/judge/applies.ts';
import { errorOf } from '../../src/judge/readings.ts';
import type { DetailRule } from '../../src/model/format.ts';
import type { Json } from '../../src/model/json.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';

/** Numbers outside the closed range may be codes of other modules. */
function isClosed({ closed }: DetailRule, detail: Json): boolean {
  return closed === undefined || typeof detail !== 'number' || (detail >= closed.from && detail <= closed.to);
}

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
    const { catalogue, reading } = observation.format;
    const detail = errorOf(observation)?.detail;
    if (detail === undefined || reading.detail === undefined || !isClosed(reading.detail, detail)) return;
    if (catalogue.some((entry) => entry.level === 'detail' && entry.code === detail)) return;
    yield { code: 'unknown-detail', where: reading.detail.at, expected: 'a detail code of the catalogue', actual: detail };
  },
} satisfies ExchangeRequirement;
