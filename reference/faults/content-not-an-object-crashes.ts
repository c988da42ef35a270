import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** `content.url` of a text that should be an object. */
export default {
  name: 'content-not-an-object-crashes',
  defect: 'A content that is no object is a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    finds: (errors, input, call) => {
      const content = isObject(input) ? member(input, 'content') : undefined;
      if (call.operation === 'createQrcode' && content !== undefined && !isObject(content)) throw new TypeError('not handled');
      return errors;
    },
  },
} satisfies Fault;
