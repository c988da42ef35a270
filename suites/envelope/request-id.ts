import { typeOf } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withRequestId } from '../kit/applies.ts';
import { requestIdPlace, shouldCarryId } from '../kit/request-id.ts';

export default {
  kind: 'exchange',
  id: 'envelope/request-id',
  level: 'MUST',
  title: 'Every answer that should carry a request id MUST do so',
  source: 'x-error-format.reading.requestId and the response schemas of the description',
  needs: ['transport/answers', 'transport/json'],
  applies: withRequestId,
  exercisedBy: 'any answer of the format',
  concerns: shouldCarryId,
  *judge({ format, reading }) {
    const rule = format.reading.requestId;
    if (rule === undefined || (reading.kind !== 'success' && reading.kind !== 'error')) return;
    if (reading.requestId !== undefined && reading.requestId.trim() !== '') return;
    const value = rule.at === undefined ? reading.requestId : at(reading.body, rule.at);
    const actual = value === undefined ? 'missing' : typeof value === 'string' ? 'empty' : typeOf(value);
    yield { code: 'no-request-id', where: requestIdPlace(rule), expected: 'a text', actual };
  },
} satisfies ExchangeRequirement;
