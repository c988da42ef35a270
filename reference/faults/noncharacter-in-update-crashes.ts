import type { Fault } from '../fault.ts';

/** The log of changes is written as XML. */
export default {
  name: 'noncharacter-in-update-crashes',
  defect: 'The server fails at an update to a name with U+FFFE.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    updates: (_, after) => {
      if (after.name.includes('\ufffe')) throw new TypeError('not a character of XML');
      return after;
    },
  },
} satisfies Fault;
