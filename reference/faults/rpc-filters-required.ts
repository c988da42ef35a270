import type { Fault } from '../fault.ts';

/** An optional parameter that is read without looking. */
export default {
  name: 'rpc-filters-required',
  defect: 'getRecords refuses a request without filters.',
  format: 'code-envelope',
  breaks: ['accept/valid'],
  seams: {
    parameter: (parameter) => (parameter.name === 'filters' ? { ...parameter, required: true } : parameter),
  },
} satisfies Fault;
