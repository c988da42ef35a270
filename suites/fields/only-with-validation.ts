import { quotedNames } from '../../src/json/words.ts';
import { codeText, errorOf } from '../../src/judge/readings.ts';
import { nameOfWhole } from '../../src/model/naming.ts';
import { fieldLocation } from '../../src/model/shapes.ts';
import { entryOf } from '../../src/read/outcome.ts';
import { withFields } from '../kit/applies.ts';
import { blamedNames, type Names } from '../kit/blame.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'fields/only-with-validation',
  level: 'SHOULD',
  title: 'An error that is no validation error SHOULD NOT list fields',
  source: 'OpenAPI description: x-error-format.fields.with',
  needs: ['transport/json', 'envelope/shape', 'codes/cause'],
  applies: withFields,
  restsOn: 'fields',
  exercisedBy: 'a request that is rejected for any reason but its fields',
  codes: {
    'fields-beside': {
      says: ({ actual: [code, ...names] }: { actual: readonly [code: string, ...names: Names] }) =>
        `An error with the code ${code} should list no fields, but it lists ${quotedNames(names)}.`,
      hint: 'List fields in validation errors only.',
    },
  },
  select: (observation) => {
    const { format } = observation;
    const error = errorOf(observation);
    const entry = error === undefined ? undefined : entryOf(format, error);
    return entry === undefined || (format.fields?.with.includes(entry.id) ?? false) ? undefined : error;
  },
  *judge(error, { find, observation: { format } }) {
    const names = blamedNames(error.fields).filter((name) => name !== nameOfWhole(format.fields?.naming ?? 'last-member'));
    if (names.length === 0) return;
    const where = fieldLocation(error.shape.fields);
    yield find['fields-beside']({ where, expected: 'none', actual: [codeText(error), ...names] });
  },
});
