import { typeOf } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { locationText } from '../../src/model/finding.ts';
import { withRequestId } from '../kit/applies.ts';
import { requestIdPlace, requestIdRule } from '../kit/request-id.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'envelope/request-id',
  level: 'MUST',
  title: 'Every error, and every success for which it is documented, MUST carry a request id',
  source: 'OpenAPI description: x-error-format.reading.requestId, responses of the operation',
  needs: ['transport/answers', 'transport/json'],
  applies: withRequestId,
  exercisedBy: 'any answer of the format',
  codes: {
    'no-request-id': {
      says: ({ where, actual }: { where: string; actual: string }) => `The answer has no request id: ${locationText(where)} is ${actual}.`,
      hint: 'Add the request id to every answer in one place, so that errors of middleware have it too.',
    },
  },
  select: requestIdRule,
  *judge(rule, { find, observation: { reading } }) {
    if (reading.kind !== 'success' && reading.kind !== 'error') return;
    if (reading.requestId !== undefined && reading.requestId.trim() !== '') return;
    const value = rule.at === undefined ? reading.requestId : at(reading.body, rule.at);
    const actual = value === undefined ? 'missing' : typeof value === 'string' ? 'empty' : typeOf(value);
    yield find['no-request-id']({ where: requestIdPlace(rule), expected: 'a text', actual });
  },
});
