import type { Fault } from '../fault.ts';

/** The list of actions is missing from the validator. */
export default {
  name: 'rpc-action-not-checked',
  defect: 'The server accepts an unknown action of verifyCertificate.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    changesParameter: (parameter) => {
      if (parameter.name !== 'action') return parameter;
      const { values: _, ...unchecked } = parameter;
      return unchecked;
    },
  },
} satisfies Fault;
