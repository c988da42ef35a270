import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** A number of 400 digits is infinite as a double, and the database has no such id. */
export default {
  name: 'rpc-endless-number-crashes',
  defect: 'getRecord fails at an id of 400 digits.',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    readsInput: (input) => {
      if (member(input, 'record_id') === Number.POSITIVE_INFINITY) throw new RangeError('numeric value out of range');
      return input;
    },
  },
} satisfies Fault;
