import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The column has 100 bytes. */
export default {
  name: 'name-limit-in-bytes',
  defect: 'The server rejects a name of more than 100 bytes, though it may have 100 characters.',
  format: 'structured-error',
  breaks: ['accept/status', 'accept/valid'],
  seams: {
    findsErrors: (errors, input) => {
      const name = isObject(input) ? member(input, 'name') : undefined;
      const isLong = typeof name === 'string' && name.length <= 100 && Buffer.byteLength(name) > 100;
      return isLong ? [...errors, { path: ['name'], message: 'This has more than 100 bytes.' }] : errors;
    },
  },
} satisfies Fault;
