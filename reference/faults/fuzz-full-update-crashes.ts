import { isObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The members of a full update: name, content, style, folder and `is_dynamic`. */
const ALL = 5;

/** Errors are stored in place of unchanged members, and a full update leaves room for only one. */
export default {
  name: 'fuzz-full-update-crashes',
  defect: 'The server answers an update that sends every member with a server error when two of them are invalid.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  foundBy: 'fuzz',
  seams: {
    findsErrors: (errors, input, call) => {
      const isFull = isObject(input) && Object.keys(input).length >= ALL;
      if (call.operation === 'updateQrcode' && isFull && errors.length > 1) throw new RangeError('no room for a mistake');
      return errors;
    },
  },
} satisfies Fault;
