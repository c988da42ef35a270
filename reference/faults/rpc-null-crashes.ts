import type { Fault } from '../fault.ts';

/** The handler does not expect null. */
export default {
  name: 'rpc-null-crashes',
  defect: 'The server answers a request member that is null with a system error (100300).',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    readsInput: (input) => {
      if (Object.values(input).includes(null)) throw new TypeError('null has no members');
      return input;
    },
  },
} satisfies Fault;
