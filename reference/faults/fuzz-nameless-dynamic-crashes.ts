import { isObject, member } from '../../src/model/json.ts';
import type { Fault } from '../lie.ts';

/** The default name of a dynamic code was to hold its short code, which is not there yet. */
export default {
  name: 'fuzz-nameless-dynamic-crashes',
  lie: 'A dynamic code without a name gets a server error when it is created alone.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  found: 'fuzz',
  seams: {
    finds: (errors, input, call) => {
      const isDynamic = isObject(input) && member(input, 'is_dynamic') === true && member(input, 'name') === undefined;
      if (call.operation === 'createQrcode' && errors.length === 0 && isDynamic) throw new TypeError('short code of undefined');
      return errors;
    },
  },
} satisfies Fault;
