import { isObject, type Json } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function isEmpty(value: Json): boolean {
  return value === null || (isObject(value) && Object.keys(value).length === 0);
}

/** The input is flattened for the check, and the first member without anything in it ends the descent. */
export default {
  name: 'fuzz-update-with-empty-member-blames-content',
  defect: 'In an update with an empty member (`null` or `{}`), a mistake inside `content` that is not the only one is blamed on `content`.',
  format: 'structured-error',
  breaks: ['fields/blames-only-cause', 'fields/complete'],
  found: 'fuzz',
  seams: {
    finds: (errors, input, call) => {
      const isFlat = call.operation === 'updateQrcode' && isObject(input) && Object.values(input).some(isEmpty);
      return isFlat && errors.length > 1 ? errors.map((error) => ({ ...error, path: error.path.slice(0, 1) })) : errors;
    },
  },
} satisfies Fault;
