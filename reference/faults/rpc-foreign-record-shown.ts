import type { Fault } from '../fault.ts';

/** The record is looked for in all organisations. */
export default {
  name: 'rpc-foreign-record-shown',
  defect: 'A record that the key may not see is shown.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    shows: () => true,
  },
} satisfies Fault;
