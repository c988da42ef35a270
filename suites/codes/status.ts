import { errorOf } from '../../src/judge/readings.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { always } from '../kit/applies.ts';
import { entriesFor } from '../kit/statuses.ts';

/** Where the body tells the status, the HTTP status is judged by `transport/policy`. */
export default {
  kind: 'exchange',
  id: 'codes/status',
  level: 'MUST',
  title: 'Every code MUST come with a status, and a detail with a code, that the error catalogue allows for it',
  source: 'the error catalogue of the description',
  needs: ['transport/status-documented', 'transport/policy', 'codes/documented', 'limits/rate'],
  applies: always,
  exercisedBy: 'any refused request',
  concerns: (observation) => errorOf(observation) !== undefined,
  *judge(observation) {
    const { format } = observation;
    const error = errorOf(observation);
    if (error === undefined) return;
    const entries = entriesFor(observation, error);
    const legal = [...new Set(entries.flatMap(({ statuses }) => statuses))];
    if (format.statuses.policy === undefined && legal.length > 0 && !legal.includes(error.status)) {
      yield { code: 'wrong-status', where: 'status', expected: legal, actual: [error.code, error.status], spec: entries[0]?.pointer ?? '' };
    }
    const detail = format.catalogue.find((entry) => entry.level === 'detail' && entry.code === error.detail);
    if (error.detail === undefined || detail === undefined || detail.classes.some((code) => code === error.code)) return;
    const actual = [error.detail, error.code];
    yield { code: 'wrong-class', where: format.reading.code, expected: [...detail.classes], actual, spec: detail.pointer };
  },
} satisfies ExchangeRequirement;
