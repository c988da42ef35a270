import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The XML writer behind the server has no escape for these characters. */
export default {
  name: 'control-character-crashes',
  defect: 'The server answers a name with a control character with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    findsErrors: (errors, input) => {
      // The input of a request or an item is JSON.
      const name = isObject(input) ? member(input, 'name') : undefined;
      if (typeof name === 'string' && name.includes('\u0001')) throw new TypeError('not a character of XML 1.0');
      return errors;
    },
  },
} satisfies Fault;
