import type { Json } from '../../src/json/json.ts';
import { anyOf, valueText } from '../../src/json/words.ts';
import { errorOf } from '../../src/judge/readings.ts';
import { codeLocation } from '../../src/model/shapes.ts';
import { exchange } from '../kit/requirement.ts';
import { entriesFor, isForWritesOnly } from '../kit/statuses.ts';

export default exchange({
  id: 'codes/documented',
  level: 'MUST',
  title: 'Every code MUST be in the error catalogue, unless the catalogue leaves the code open for the status',
  source: 'OpenAPI description: x-error-format.catalogue',
  needs: ['transport/json', 'transport/status-documented', 'envelope/shape', 'envelope/error-is-no-success'],
  exercisedBy: 'any rejected request',
  explains: () => true,
  codes: {
    'unknown-code': {
      says: ({ expected, actual }: { expected: readonly Json[]; actual: Json }) =>
        `The code ${valueText(actual)} is not in the error catalogue; the documented codes are ${anyOf(expected)}.`,
      hint: 'Answer with a documented code, or add this one to the catalogue of the description.',
    },
    'code-of-writes': {
      says: ({ actual }: { actual: Json }) =>
        `The code ${valueText(actual)} is documented for operations that write, but a read answered it.`,
      hint: 'Answer reads that are not permitted with a code that is documented for reads.',
    },
  },
  select: errorOf,
  *judge(error, { find, observation }) {
    const { format } = observation;
    const where = codeLocation(error.shape);
    const entries = entriesFor(observation, error);
    if (entries.length === 0) {
      const codes = format.catalogue.filter(({ level }) => level === 'class').map(({ code }) => code);
      yield find['unknown-code']({ where, expected: codes.filter((code) => code !== undefined), actual: error.code });
    } else if (entries.every((entry) => isForWritesOnly(entry, observation))) {
      const spec = entries[0]?.pointer ?? '';
      yield find['code-of-writes']({ where, expected: 'a code that is documented for reads', actual: error.code, spec });
    }
  },
});
