import type { Fault } from '../fault.ts';

/** The parameter was planned and never implemented. */
export default {
  name: 'rpc-format-ignored',
  defect: 'The server ignores `format`.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    changesParameter: (parameter) => (parameter.name === 'format' ? undefined : parameter),
  },
} satisfies Fault;
