import { isArray, isObject, type Json, typeOf } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { errorOf } from '../../src/judge/readings.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';

/** `null` and anything empty carry no data. */
function isEmpty(value: Json): boolean {
  if (isArray(value)) return value.length === 0;
  return isObject(value) ? Object.keys(value).length === 0 : value === null || value === '';
}

export default {
  kind: 'exchange',
  id: 'envelope/no-data',
  level: 'SHOULD',
  title: 'An error SHOULD carry no data of a resource',
  source: 'x-error-format.reading.data of the description',
  needs: ['transport/json', 'envelope/shape'],
  applies: ({ reading }) => (reading.data.length === 0 ? 'the format has no member for data of a resource' : undefined),
  exercisedBy: 'any refused request',
  concerns: (observation) => errorOf(observation) !== undefined,
  *judge(observation) {
    const body = errorOf(observation)?.body;
    for (const where of observation.format.reading.data) {
      const value = at(body, where);
      if (value !== undefined && !isEmpty(value)) yield { code: 'data-in-error', where, expected: 'none', actual: typeOf(value) };
    }
  },
} satisfies ExchangeRequirement;
