import type { Json } from '../../src/json/json.ts';
import { anyOf, valueText } from '../../src/json/words.ts';
import { errorOf } from '../../src/judge/readings.ts';
import { codeLocation } from '../../src/model/shapes.ts';
import { exchange } from '../kit/requirement.ts';
import { entriesFor } from '../kit/statuses.ts';

/** If the HTTP status may be another one than that in the body, it is judged by `transport/policy` alone. */
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
    const possible = entriesFor(observation, error);
    // What is documented of a code itself counts more than that any code may come with a status.
    const own = possible.filter(({ code }) => code !== undefined);
    const entries = own.length > 0 ? own : possible;
    const expected = [...new Set(entries.flatMap(({ statuses }) => statuses))];
    const isOfCode = format.statuses.policy?.allowed.includes('ok') !== true;
    if (isOfCode && expected.length > 0 && !expected.includes(error.status)) {
      const spec = entries[0]?.pointer ?? '';
      const isUsual = entries.every(({ source }) => source.basis === 'usual');
      yield find['wrong-status']({ where: 'status', expected, actual: [error.code, error.status], spec, isUsual });
    }
    const detail = format.catalogue.find((entry) => entry.level === 'detail' && entry.code === error.detail);
    if (error.detail === undefined || detail === undefined || detail.classes.some((code) => code === error.code)) return;
    const actual = [error.detail, error.code] as const;
    yield find['wrong-class']({ where: codeLocation(error.shape), expected: detail.classes, actual, spec: detail.pointer });
  },
});
