import { outsideFormat } from '../../src/judge/scope.ts';
import { locationText } from '../../src/model/finding.ts';
import { requestIdOf, requestIdPlace } from '../kit/request-id.ts';
import { exchange } from '../kit/requirement.ts';

/** RFC 9562, whatever version and case of letters. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export default exchange({
  id: 'envelope/request-id-uuid',
  level: 'SHOULD',
  title: 'A request id SHOULD be a UUID',
  source: 'OpenAPI description: x-error-format.reading.requestId.uuid; RFC 9562, section 4',
  needs: ['envelope/request-id'],
  applies: ({ reading }) => (reading.requestId?.uuid ? undefined : 'the format does not say that request ids are UUIDs'),
  exercisedBy: 'any answer with a request id',
  codes: {
    'not-a-uuid': {
      says: ({ where }: { where: string }) => `The request id at ${locationText(where)} is no UUID.`,
      hint: 'Use a UUID as the request id.',
    },
  },
  select: (observation) => {
    const rule = observation.format.reading.requestId;
    const id = requestIdOf(observation);
    return rule === undefined || id === undefined || outsideFormat(observation) ? undefined : { rule, id };
  },
  *judge({ rule, id }, { find }) {
    // Ids differ from request to request, so they are no part of the finding; the recorded answer shows one.
    if (!UUID.test(id)) yield find['not-a-uuid']({ where: requestIdPlace(rule), expected: 'a UUID', actual: 'no UUID' });
  },
});
