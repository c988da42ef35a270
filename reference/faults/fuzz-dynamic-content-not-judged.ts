import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The target of a short address is resolved when it is scanned, so nobody validates it earlier. */
export default {
  name: 'fuzz-dynamic-content-not-judged',
  defect: 'In a single create, the server accepts a dynamic code whose only errors are in `content`.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  foundBy: 'fuzz',
  seams: {
    findsErrors: (errors, input, call) => {
      const isDynamic = isObject(input) && member(input, 'is_dynamic') === true;
      const isOfContent = errors.every(({ path }) => path[0] === 'content');
      return call.operation === 'createQrcode' && isDynamic && isOfContent ? [] : errors;
    },
  },
} satisfies Fault;
