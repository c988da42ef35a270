import type { Fault } from '../fault.ts';

/** A parameter that was planned and never read. */
export default {
  name: 'rpc-format-ignored',
  defect: 'A format is never looked at.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    parameter: (parameter) => (parameter.name === 'format' ? undefined : parameter),
  },
} satisfies Fault;
