import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The short address is made once the first mistake is told, and its failure is told as a mistake of the caller. */
export default {
  name: 'fuzz-dynamic-blamed-beside-two',
  defect: 'Where two members of a dynamic code are not valid, `is_dynamic` is blamed with them when it is created alone.',
  format: 'structured-error',
  breaks: ['fields/blames-only-cause'],
  found: 'fuzz',
  seams: {
    finds: (errors, input, call) => {
      const isDynamic = isObject(input) && member(input, 'is_dynamic') === true;
      const fields = new Set(errors.map(({ path }) => path.join('/')));
      if (call.operation !== 'createQrcode' || !isDynamic || fields.size < 2) return errors;
      return [...errors, { path: ['is_dynamic'], message: 'There is no short address for this code.' }];
    },
  },
} satisfies Fault;
