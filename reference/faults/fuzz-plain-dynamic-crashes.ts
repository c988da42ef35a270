import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** What a dynamic code gets by default was to hold its short code, which is not there yet. */
export default {
  name: 'fuzz-plain-dynamic-crashes',
  defect: 'A dynamic code without a name or without a style gets a server error when it is created alone.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  found: 'fuzz',
  seams: {
    finds: (errors, input, call) => {
      const isDynamic = isObject(input) && member(input, 'is_dynamic') === true;
      const isPlain = isDynamic && (member(input, 'name') === undefined || member(input, 'style') === undefined);
      if (call.operation === 'createQrcode' && errors.length === 0 && isPlain) throw new TypeError('short code of undefined');
      return errors;
    },
  },
} satisfies Fault;
