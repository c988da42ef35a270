import type { Fault } from '../fault.ts';

/** The handler reads an optional parameter without checking that it exists. */
export default {
  name: 'rpc-filters-required',
  defect: 'getRecords rejects a request without `filters`.',
  format: 'code-envelope',
  breaks: ['accept/valid'],
  seams: {
    changesParameter: (parameter) => (parameter.name === 'filters' ? { ...parameter, required: true } : parameter),
  },
} satisfies Fault;
