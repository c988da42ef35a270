import { anyOf } from '../../src/json/words.ts';
import { isJsonType } from '../../src/read/media.ts';
import { promiseOf } from '../kit/documented.ts';
import { essence } from '../kit/media.ts';
import { rejectionOf } from '../kit/rejection.ts';
import { exchange } from '../kit/requirement.ts';

/** JSON that is no error of the format is judged by `envelope/shape`; here it only has to be JSON. */
export default exchange({
  id: 'transport/json',
  level: 'MUST',
  title: 'An error MUST be JSON, sent under a JSON media type',
  source: 'OpenAPI description: x-error-format.reading.mediaTypes; RFC 8259, section 2',
  needs: ['transport/answers', 'transport/no-server-error'],
  exercisedBy: 'any rejected request',
  codes: {
    'not-json': {
      says: ({ actual }: { actual: string }) => `The error should be JSON, but the answer is ${actual}.`,
      hint: 'Let the error handler of the application answer this request; a page of the framework or of a proxy seems to get through.',
    },
    'media-type': {
      says: ({ expected, actual }: { expected: readonly string[]; actual: string }) =>
        `The error should be sent as ${anyOf(expected)}, but its Content-Type is ${actual}.`,
      hint: 'Set the Content-Type where errors are written.',
    },
  },
  select: (observation) => {
    const [reading, promise] = [rejectionOf(observation), promiseOf(observation)];
    if (reading === undefined || promise.by === 'nothing') return undefined;
    const mediaTypes = promise.by === 'operation' ? promise.mediaTypes : observation.format.reading.mediaTypes;
    const isJson = promise.by !== 'operation' || mediaTypes.some(isJsonType);
    return { reading, mediaTypes, isJson, isUsual: promise.by === 'usual' };
  },
  *judge({ reading, mediaTypes, isJson, isUsual }, { find }) {
    const type = essence(reading.mediaType);
    const isKnown = mediaTypes.map(essence).includes(type);
    if (!isJson && isKnown) return;
    if (reading.kind === 'unreadable' && (reading.why === 'empty' || reading.why === 'not-json')) {
      yield find['not-json']({ where: '', expected: 'JSON', actual: reading.why === 'empty' ? 'an empty body' : 'no JSON', isUsual });
      return;
    }
    if (isKnown || (isJson && isJsonType(type))) return;
    yield find['media-type']({ where: 'header:content-type', expected: mediaTypes, actual: type ?? 'missing', isUsual });
  },
});
