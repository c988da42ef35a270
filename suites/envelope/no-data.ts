import { isArray, isObject, type Json, typeOf } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { errorOf } from '../../src/judge/readings.ts';
import { locationText } from '../../src/model/finding.ts';
import { exchange } from '../kit/requirement.ts';

/** `null` and anything empty carry no data. */
function isEmpty(value: Json): boolean {
  if (isArray(value)) return value.length === 0;
  return isObject(value) ? Object.keys(value).length === 0 : value === null || value === '';
}

export default exchange({
  id: 'envelope/no-data',
  level: 'SHOULD',
  title: 'An error SHOULD NOT carry data of a resource',
  source: 'OpenAPI description: x-error-format.reading.data',
  needs: ['transport/json', 'envelope/shape'],
  applies: ({ reading }) => (reading.data.length === 0 ? 'the format has no member for data of a resource' : undefined),
  exercisedBy: 'any rejected request',
  codes: {
    'data-in-error': {
      says: ({ where }: { where: string }) => `The error carries data of a resource at ${locationText(where)}.`,
      hint: 'Leave the data out of errors (or send null).',
    },
  },
  select: errorOf,
  *judge({ body }, { find, observation: { format } }) {
    for (const where of format.reading.data) {
      const value = at(body, where);
      if (value !== undefined && !isEmpty(value)) yield find['data-in-error']({ where, expected: 'none', actual: typeOf(value) });
    }
  },
});
