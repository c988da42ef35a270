import { PARAMETERS } from '../code-envelope/parameters.ts';
import type { Fault } from '../fault.ts';

/** The object mapper fails on unknown members. */
export default {
  name: 'rpc-unknown-members-crash',
  defect: 'The server answers an unknown request member with a system error (100300).',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    readsInput: (input, { operation }) => {
      const known = operation === undefined ? [] : PARAMETERS[operation].map(({ name }) => name);
      const unknown = Object.keys(input).find((name) => !known.includes(name));
      if (unknown !== undefined) throw new Error(`Unrecognised member ${unknown}`);
      return input;
    },
  },
} satisfies Fault;
