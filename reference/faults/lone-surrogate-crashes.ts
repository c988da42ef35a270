import type { Json } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** All strings of a value, joined. */
function texts(value: Json): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(texts).join('\n') : '';
}

/** `encodeURIComponent` throws on half of a surrogate pair. */
export default {
  name: 'lone-surrogate-crashes',
  defect: 'The server answers a string with a lone surrogate with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    readsJson: (bytes, strict) => {
      const reading = strict(bytes);
      if (reading.kind === 'json') encodeURIComponent(texts(reading.value));
      return reading;
    },
  },
} satisfies Fault;
