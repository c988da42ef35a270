import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** `if (length >= 100) return length > 100;` ends the check of all members, not of the name. */
export default {
  name: 'fuzz-update-beside-longest-name-taken',
  defect: 'An update with a name of exactly 100 characters is taken, whatever is wrong beside the name.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  found: 'fuzz',
  seams: {
    finds: (errors, input, call) => {
      const name = isObject(input) ? member(input, 'name') : undefined;
      const isLongest = typeof name === 'string' && [...name].length === 100;
      return call.operation === 'updateQrcode' && isLongest ? [] : errors;
    },
  },
} satisfies Fault;
