import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** `name.trim()` of a number. */
export default {
  name: 'wrong-type-crashes',
  defect: 'A name that is no text is a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    finds: (errors, input, call) => {
      const name = isObject(input) ? member(input, 'name') : undefined;
      if (call.operation === 'createQrcode' && name !== undefined && name !== null && typeof name !== 'string')
        throw new TypeError('not handled');
      return errors;
    },
  },
} satisfies Fault;
