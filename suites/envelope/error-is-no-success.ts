import { isArray, type Json, same } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { outsideFormat } from '../../src/judge/scope.ts';
import { locationText } from '../../src/model/finding.ts';
import type { Format } from '../../src/model/format.ts';
import { essence } from '../kit/media.ts';
import { exchange } from '../kit/requirement.ts';

/** The first member of a body that only an error has and that is not empty. */
function errorMarkIn({ reading }: Format, body: Json | undefined): string | undefined {
  return reading.errorMarks.members.find((where) => {
    const value = at(body, where);
    const none = where === reading.detail?.at ? reading.detail.none : [];
    return value !== undefined && !isNothing(value) && !none.some((other) => same(other, value));
  });
}

const isNothing = (value: Json): boolean => value === null || value === false || value === '' || (isArray(value) && value.length === 0);

const isSuccessStatus = (status: number): boolean => status >= 200 && status < 300;

export default exchange({
  id: 'envelope/error-is-no-success',
  level: 'MUST',
  title: 'An error MUST NOT be sent with a success status or in a success body',
  source: 'OpenAPI description: x-error-format.reading.success, x-error-format.reading.errorMarks',
  needs: ['transport/answers'],
  exercisedBy: 'any answer of the format',
  codes: {
    'error-in-success': {
      says: ({ where, actual }: { where: string; actual: number | string }) =>
        `The answer looks like a success (${actual}), but ${locationText(where)} holds an error.`,
      hint: 'Give errors an error status (and an error code), so that clients do not mistake them for successes.',
    },
    'success-in-error-status': {
      says: ({ actual }: { actual: number }) => `The body is that of a success, but the HTTP status is ${actual}.`,
      hint: 'Send the code of the error in the body, or a success status.',
    },
  },
  select: (observation) => {
    const { reading } = observation;
    const isRead = reading.kind === 'success' || reading.kind === 'error';
    return isRead && !outsideFormat(observation) ? reading : undefined;
  },
  *judge(reading, { find, observation: { format } }) {
    // If the status makes a success, an error under 2xx reads as a success: its members give it away.
    if (reading.kind !== 'success') return;
    const mark = errorMarkIn(format, reading.body);
    const type = essence(reading.mediaType);
    const expected = 'no error in a success';
    if (mark !== undefined) yield find['error-in-success']({ where: mark, expected, actual: reading.status });
    else if (type !== undefined && format.reading.errorMarks.mediaTypes.some((other) => essence(other) === type))
      yield find['error-in-success']({ where: 'header:content-type', expected, actual: type });
    else if (format.reading.success.by === 'member' && !isSuccessStatus(reading.status))
      yield find['success-in-error-status']({ where: 'status', expected: 'a success status', actual: reading.status });
  },
});
