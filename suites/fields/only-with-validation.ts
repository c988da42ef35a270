import { codeText, type ErrorReading, errorOf } from '../../src/judge/readings.ts';
import type { ExchangeRequirement, Observation } from '../../src/model/requirement.ts';
import { entryOf } from '../../src/read/outcome.ts';
import { withFields } from '../kit/applies.ts';
import { blamedNames } from '../kit/blame.ts';

/** The error, where its entry is one that lists no fields. */
function otherError(observation: Observation): ErrorReading | undefined {
  const { format } = observation;
  const error = errorOf(observation);
  const entry = error === undefined ? undefined : entryOf(format, error);
  return entry === undefined || (format.fields?.with.includes(entry.id) ?? false) ? undefined : error;
}

export default {
  kind: 'exchange',
  id: 'fields/only-with-validation',
  level: 'SHOULD',
  title: 'Other codes than those of a validation error SHOULD list no fields',
  source: 'the error format of the description (x-error-format.fields.with)',
  needs: ['transport/json', 'envelope/shape', 'codes/cause'],
  applies: withFields,
  exercisedBy: 'a request that is refused for anything but its fields',
  concerns: (observation) => otherError(observation) !== undefined,
  *judge(observation) {
    const error = otherError(observation);
    if (error === undefined || error.fields.length === 0) return;
    const where = observation.format.reading.fields?.list ?? '';
    yield { code: 'fields-beside', where, expected: 'none', actual: [codeText(error), ...blamedNames(error.fields)] };
  },
} satisfies ExchangeRequirement;
