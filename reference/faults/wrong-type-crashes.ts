import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The handler calls `name.trim()` on a number. */
export default {
  name: 'wrong-type-crashes',
  defect: 'The server answers a name that is not a string with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    findsErrors: (errors, input, call) => {
      const name = isObject(input) ? member(input, 'name') : undefined;
      if (call.operation === 'createQrcode' && name !== undefined && name !== null && typeof name !== 'string')
        throw new TypeError('not handled');
      return errors;
    },
  },
} satisfies Fault;
