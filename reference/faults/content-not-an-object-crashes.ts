import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The code reads `content.url` without checking that `content` is an object. */
export default {
  name: 'content-not-an-object-crashes',
  defect: 'The server answers a `content` that is not an object with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    findsErrors: (errors, input, call) => {
      const content = isObject(input) ? member(input, 'content') : undefined;
      if (call.operation === 'createQrcode' && content !== undefined && !isObject(content)) throw new TypeError('not handled');
      return errors;
    },
  },
} satisfies Fault;
