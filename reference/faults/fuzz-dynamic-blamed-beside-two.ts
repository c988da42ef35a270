import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The short address is generated after the first error, and its failure is reported as an error of the client. */
export default {
  name: 'fuzz-dynamic-blamed-beside-two',
  defect: 'When a single create of a dynamic code has two invalid members, the server also names `is_dynamic`.',
  format: 'structured-error',
  breaks: ['fields/blames-only-cause'],
  foundBy: 'fuzz',
  seams: {
    findsErrors: (errors, input, call) => {
      const isDynamic = isObject(input) && member(input, 'is_dynamic') === true;
      const fields = new Set(errors.map(({ path }) => path.join('/')));
      if (call.operation !== 'createQrcode' || !isDynamic || fields.size < 2) return errors;
      return [...errors, { path: ['is_dynamic'], message: 'There is no short address for this code.' }];
    },
  },
} satisfies Fault;
