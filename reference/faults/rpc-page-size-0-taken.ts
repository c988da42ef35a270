import type { Fault } from '../fault.ts';

/** A lower bound that is not checked. */
export default {
  name: 'rpc-page-size-0-taken',
  defect: 'A page_size of 0 is taken.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    parameter: (parameter) => (parameter.name === 'page_size' ? { ...parameter, least: 0 } : parameter),
  },
} satisfies Fault;
