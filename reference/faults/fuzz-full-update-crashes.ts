import { isObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** Name, content, style, folder and whether it is dynamic. */
const ALL = 5;

/** The mistakes are put where the members are that stay as they were, and only one of them finds room. */
export default {
  name: 'fuzz-full-update-crashes',
  defect: 'An update that sends every member it can gets a server error where two of them are not valid.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  found: 'fuzz',
  seams: {
    finds: (errors, input, call) => {
      const isFull = isObject(input) && Object.keys(input).length >= ALL;
      if (call.operation === 'updateQrcode' && isFull && errors.length > 1) throw new RangeError('no room for a mistake');
      return errors;
    },
  },
} satisfies Fault;
