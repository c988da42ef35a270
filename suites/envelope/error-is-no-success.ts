import { isArray, type Json, same } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { outsideFormat } from '../../src/judge/scope.ts';
import type { Format } from '../../src/model/format.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { always } from '../kit/applies.ts';
import { essence } from '../kit/media.ts';

/** The first member of a body that only an error has and that says something. */
function markOf({ reading }: Format, body: Json | undefined): string | undefined {
  return reading.errorMarks.members.find((where) => {
    const value = at(body, where);
    const none = where === reading.detail?.at ? reading.detail.none : [];
    return value !== undefined && !saysNothing(value) && !none.some((other) => same(other, value));
  });
}

const saysNothing = (value: Json): boolean => value === null || value === false || value === '' || (isArray(value) && value.length === 0);

const isSuccessStatus = (status: number): boolean => status >= 200 && status < 300;

export default {
  kind: 'exchange',
  id: 'envelope/error-is-no-success',
  level: 'MUST',
  title: 'No error MUST come dressed as a success',
  source: 'x-error-format.reading.success and errorMarks of the description',
  needs: ['transport/answers'],
  applies: always,
  exercisedBy: 'any answer of the format',
  concerns: (observation) => {
    const { reading } = observation;
    return (reading.kind === 'success' || reading.kind === 'error') && !outsideFormat(observation);
  },
  *judge({ format, reading }) {
    // Where the status tells a success, an error under 2xx reads as one, and is found by its marks.
    if (reading.kind !== 'success') return;
    const { by } = format.reading.success;
    const mark = markOf(format, reading.body);
    const type = essence(reading.mediaType);
    if (mark !== undefined) yield { code: 'error-in-success', where: mark, expected: 'no error in a success', actual: reading.status };
    else if (type !== undefined && format.reading.errorMarks.mediaTypes.some((other) => essence(other) === type))
      yield { code: 'error-in-success', where: 'header:content-type', expected: 'no error in a success', actual: type };
    else if (by === 'member' && !isSuccessStatus(reading.status))
      yield { code: 'success-in-error-status', where: 'status', expected: 'a success status', actual: reading.status };
  },
} satisfies ExchangeRequirement;
