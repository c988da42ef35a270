import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** `if (length >= 100) return length > 100;` ends the validation of all members instead of the name's. */
export default {
  name: 'fuzz-update-beside-longest-name-taken',
  defect: 'The server accepts any update whose name has exactly 100 characters, even when other members are invalid.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  foundBy: 'fuzz',
  seams: {
    findsErrors: (errors, input, call) => {
      const name = isObject(input) ? member(input, 'name') : undefined;
      const isLongest = typeof name === 'string' && [...name].length === 100;
      return call.operation === 'updateQrcode' && isLongest ? [] : errors;
    },
  },
} satisfies Fault;
