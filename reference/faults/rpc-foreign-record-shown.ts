import type { Fault } from '../fault.ts';

/** The query searches the records of all organisations. */
export default {
  name: 'rpc-foreign-record-shown',
  defect: 'The server returns a record that the API key may not see.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    shows: () => true,
  },
} satisfies Fault;
