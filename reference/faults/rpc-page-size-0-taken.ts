import type { Fault } from '../fault.ts';

/** The validator does not check the lower bound. */
export default {
  name: 'rpc-page-size-0-taken',
  defect: 'The server accepts a `page_size` of 0.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    changesParameter: (parameter) => (parameter.name === 'page_size' ? { ...parameter, min: 0 } : parameter),
  },
} satisfies Fault;
