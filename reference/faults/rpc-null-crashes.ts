import type { Fault } from '../fault.ts';

/** A null where no null was thought of. */
export default {
  name: 'rpc-null-crashes',
  defect: 'null in a member of the request is a system error (100300).',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    takes: (input) => {
      if (Object.values(input).includes(null)) throw new TypeError('null has no members');
      return input;
    },
  },
} satisfies Fault;
