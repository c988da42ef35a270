import type { Fault } from '../fault.ts';

/** Whatever is not the one action is the other. */
export default {
  name: 'rpc-action-not-checked',
  defect: 'An unknown action verifies the certificate.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    parameter: (parameter) => {
      if (parameter.name !== 'action') return parameter;
      const { values: _, ...unchecked } = parameter;
      return unchecked;
    },
  },
} satisfies Fault;
