import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The defaults of a dynamic code use its short code, which does not exist yet. */
export default {
  name: 'fuzz-plain-dynamic-crashes',
  defect: 'The server answers a single create of a dynamic code without a name or a style with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  foundBy: 'fuzz',
  seams: {
    findsErrors: (errors, input, call) => {
      const isDynamic = isObject(input) && member(input, 'is_dynamic') === true;
      const isPlain = isDynamic && (member(input, 'name') === undefined || member(input, 'style') === undefined);
      if (call.operation === 'createQrcode' && errors.length === 0 && isPlain) throw new TypeError('short code of undefined');
      return errors;
    },
  },
} satisfies Fault;
