import type { Json } from '../../src/json/json.ts';
import { anyOf, valueText } from '../../src/json/words.ts';
import { errorOf } from '../../src/judge/readings.ts';
import { codeLocation } from '../../src/model/shapes.ts';
import { exchange } from '../kit/requirement.ts';
import { entriesFor } from '../kit/statuses.ts';

/** If the body has a status of its own, the HTTP status is judged by `transport/policy`. */
export default exchange({
  id: 'codes/status',
  level: 'MUST',
  title: 'A code MUST come with an HTTP status, and a detail code with a code, that the error catalogue allows',
  source: 'OpenAPI description: statuses and classes in x-error-format.catalogue',
  needs: ['transport/status-documented', 'transport/policy', 'codes/documented', 'limits/rate'],
  exercisedBy: 'any rejected request',
  explains: () => true,
  codes: {
    'wrong-status': {
      says: ({ expected, actual: [code, status] }: { expected: readonly number[]; actual: readonly [code: Json, status: number] }) =>
        `The code ${valueText(code)} came with the status ${status}, but it is documented for ${anyOf(expected)}.`,
      hint: 'Keep each code and its status in one table, so that they cannot drift apart.',
    },
    'wrong-class': {
      says: ({ expected, actual: [detail, code] }: { expected: readonly Json[]; actual: readonly [detail: Json, code: Json] }) =>
        `The detail code ${valueText(detail)} came with the code ${valueText(code)}, but it is documented for ${anyOf(expected)}.`,
      hint: 'Keep each detail code and its code in one table.',
    },
  },
  select: errorOf,
  *judge(error, { find, observation }) {
    const { format } = observation;
    const entries = entriesFor(observation, error);
    const expected = [...new Set(entries.flatMap(({ statuses }) => statuses))];
    if (format.statuses.policy === undefined && expected.length > 0 && !expected.includes(error.status)) {
      const spec = entries[0]?.pointer ?? '';
      yield find['wrong-status']({ where: 'status', expected, actual: [error.code, error.status], spec });
    }
    const detail = format.catalogue.find((entry) => entry.level === 'detail' && entry.code === error.detail);
    if (error.detail === undefined || detail === undefined || detail.classes.some((code) => code === error.code)) return;
    const actual = [error.detail, error.code] as const;
    yield find['wrong-class']({ where: codeLocation(error.shape), expected: detail.classes, actual, spec: detail.pointer });
  },
});
