import { mayBeUnreadable, outsideFormat } from '../../src/judge/scope.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { isJsonType } from '../../src/read/media.ts';
import { always } from '../kit/applies.ts';
import { essence } from '../kit/media.ts';

/** JSON that is no error of the format is judged by `envelope/shape`; here it only has to be JSON. */
export default {
  kind: 'exchange',
  id: 'transport/json',
  level: 'MUST',
  title: 'An error MUST be JSON under a JSON media type',
  source: 'the error format of the description; RFC 8259',
  needs: ['transport/answers', 'transport/no-server-error'],
  applies: always,
  exercisedBy: 'any refused request',
  concerns: (observation) =>
    (observation.reading.kind === 'error' || observation.reading.kind === 'unreadable') &&
    !outsideFormat(observation) &&
    !mayBeUnreadable(observation),
  *judge({ format, reading }) {
    if (reading.kind === 'success' || reading.kind === 'unanswered') return;
    if (reading.kind === 'unreadable' && (reading.why === 'empty' || reading.why === 'not-json')) {
      yield { code: 'not-json', where: '', expected: 'JSON', actual: reading.why === 'empty' ? 'an empty body' : 'no JSON' };
      return;
    }
    const type = essence(reading.mediaType);
    const known = format.reading.mediaTypes.map(essence);
    if (known.includes(type) || isJsonType(type)) return;
    yield { code: 'media-type', where: 'header:content-type', expected: [...format.reading.mediaTypes], actual: type ?? 'missing' };
  },
} satisfies ExchangeRequirement;
