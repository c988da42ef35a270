import { isArray, isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import type { Answer } from '../structured-error/answer.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

function withErrors(answer: Answer, change: (error: JsonObject) => Json): Answer {
  return withBody(answer, (body) => {
    const errors = member(body, 'errors');
    return isArray(errors) ? { ...body, errors: errors.map((error) => (isObject(error) ? change(error) : error)) } : body;
  });
}

/** The indexes are keys of an object. */
export default {
  name: 'bulk-index-as-text',
  defect: '`index` is a string instead of a number.',
  format: 'structured-error',
  breaks: ['bulk/index-range'],
  seams: {
    answers: (answer) => withErrors(answer, (error) => ({ ...error, index: String(member(error, 'index')) })),
  },
} satisfies Fault;
