import { isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The database column is NOT NULL. */
export default {
  name: 'name-required',
  defect: 'The server requires the optional `name`.',
  format: 'structured-error',
  breaks: ['accept/valid'],
  seams: {
    findsErrors: (errors, input, call) =>
      call.operation === 'createQrcode' && isObject(input) && member(input, 'name') === undefined
        ? [...errors, { path: ['name'], message: 'This is required.' }]
        : errors,
  },
} satisfies Fault;
