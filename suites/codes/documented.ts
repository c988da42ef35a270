import { errorOf } from '../../src/judge/readings.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { always } from '../kit/applies.ts';
import { entriesFor, isForWritesOnly } from '../kit/statuses.ts';

export default {
  kind: 'exchange',
  id: 'codes/documented',
  level: 'MUST',
  title: 'Every code MUST be in the error catalogue, where it is closed',
  source: 'the error catalogue of the description',
  needs: ['transport/json', 'transport/status-documented', 'envelope/shape', 'envelope/error-is-no-success'],
  applies: always,
  exercisedBy: 'any refused request',
  concerns: (observation) => errorOf(observation) !== undefined,
  *judge(observation) {
    const { format } = observation;
    const error = errorOf(observation);
    if (error === undefined) return;
    const where = format.reading.code;
    const entries = entriesFor(observation, error);
    if (entries.length === 0) {
      const codes = format.catalogue.filter(({ level }) => level === 'class').map(({ code }) => code);
      yield { code: 'unknown-code', where, expected: codes.filter((code) => code !== undefined), actual: error.code };
    } else if (entries.every((entry) => isForWritesOnly(entry, observation))) {
      const spec = entries[0]?.pointer ?? '';
      yield { code: 'code-of-writes', where, expected: 'a code that is documented for reads', actual: error.code, spec };
    }
  },
} satisfies ExchangeRequirement;
