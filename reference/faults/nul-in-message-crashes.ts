import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The column of the message is a C string. */
export default {
  name: 'nul-in-message-crashes',
  defect: 'The server fails at a message with a NUL character.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    findsErrors: (errors, input) => {
      const content = isObject(input) ? member(input, 'content') : undefined;
      if (String(member(content, 'message')).includes('\u0000')) throw new TypeError('invalid byte sequence for encoding: 0x00');
      return errors;
    },
  },
} satisfies Fault;
