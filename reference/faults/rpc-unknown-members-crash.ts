import { PARAMETERS } from '../code-envelope/parameters.ts';
import type { Fault } from '../fault.ts';

/** A mapper that stops at what it does not know. */
export default {
  name: 'rpc-unknown-members-crash',
  defect: 'An unknown member of the request is a system error (100300).',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    takes: (input, { operation }) => {
      const known = operation === undefined ? [] : PARAMETERS[operation].map(({ name }) => name);
      const unknown = Object.keys(input).find((name) => !known.includes(name));
      if (unknown !== undefined) throw new Error(`Unrecognised member ${unknown}`);
      return input;
    },
  },
} satisfies Fault;
