import type { Fault } from '../lie.ts';

/** Whatever is not the one action is the other. */
export default {
  name: 'rpc-action-not-checked',
  lie: 'An unknown action verifies the certificate.',
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
