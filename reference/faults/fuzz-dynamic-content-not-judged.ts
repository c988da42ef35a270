import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The target of a short address is looked up when it is scanned, so nobody looks at it before. */
export default {
  name: 'fuzz-dynamic-content-not-judged',
  defect: 'A dynamic code whose content alone is not valid is created, if it is created alone.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  found: 'fuzz',
  seams: {
    finds: (errors, input, call) => {
      const isDynamic = isObject(input) && member(input, 'is_dynamic') === true;
      const isOfContent = errors.every(({ path }) => path[0] === 'content');
      return call.operation === 'createQrcode' && isDynamic && isOfContent ? [] : errors;
    },
  },
} satisfies Fault;
