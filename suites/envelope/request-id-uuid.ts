import { outsideFormat } from '../../src/judge/scope.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { requestIdOf, requestIdPlace } from '../kit/request-id.ts';

/** RFC 9562, whatever version and case of letters. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export default {
  kind: 'exchange',
  id: 'envelope/request-id-uuid',
  level: 'SHOULD',
  title: 'A request id SHOULD be a UUID',
  source: 'the sample of an error in the documentation; RFC 9562',
  needs: ['envelope/request-id'],
  applies: ({ reading }) => (reading.requestId?.uuid ? undefined : 'the format does not say that request ids are UUIDs'),
  exercisedBy: 'any answer with a request id',
  concerns: (observation) => requestIdOf(observation) !== undefined && !outsideFormat(observation),
  *judge(observation) {
    const rule = observation.format.reading.requestId;
    const id = requestIdOf(observation);
    if (rule === undefined || id === undefined || UUID.test(id)) return;
    yield { code: 'not-a-uuid', where: requestIdPlace(rule), expected: 'a UUID', actual: 'another text' };
  },
} satisfies ExchangeRequirement;
