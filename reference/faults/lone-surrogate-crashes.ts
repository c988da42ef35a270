import type { Json } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** All strings of a value, one after the other. */
function texts(value: Json): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(texts).join('\n') : '';
}

/** encodeURIComponent throws on half of a character. */
export default {
  name: 'lone-surrogate-crashes',
  defect: 'A lone surrogate in a text is a server error.',
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
