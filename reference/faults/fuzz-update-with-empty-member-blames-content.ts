import { isObject, type Json } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function isEmpty(value: Json): boolean {
  return value === null || (isObject(value) && Object.keys(value).length === 0);
}

/** The input is flattened before validation, and the first empty member ends the descent. */
export default {
  name: 'fuzz-update-with-empty-member-blames-content',
  defect: 'When an update has an empty member (`null` or `{}`) and several errors, the server names `content` for errors inside it.',
  format: 'structured-error',
  breaks: ['fields/blames-only-cause', 'fields/complete'],
  foundBy: 'fuzz',
  seams: {
    findsErrors: (errors, input, call) => {
      const isFlat = call.operation === 'updateQrcode' && isObject(input) && Object.values(input).some(isEmpty);
      return isFlat && errors.length > 1 ? errors.map((error) => ({ ...error, path: error.path.slice(0, 1) })) : errors;
    },
  },
} satisfies Fault;
