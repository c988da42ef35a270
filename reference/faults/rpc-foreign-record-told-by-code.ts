import type { Fault } from '../fault.ts';

/** The author distinguishes "not found" from "not permitted". */
export default {
  name: 'rpc-foreign-record-told-by-code',
  defect: 'A record that the API key may not see has `code` 404, an unknown record has 400.',
  format: 'code-envelope',
  breaks: ['access/foreign-is-unknown'],
  seams: {
    rejects: (rejection) => (rejection.foreign ? { ...rejection, code: 404 } : rejection),
  },
} satisfies Fault;
