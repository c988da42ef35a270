import type { Fault } from '../fault.ts';

/** A missing list is treated as empty. */
export default {
  name: 'rpc-required-fields-not-checked',
  defect: 'addRecord accepts a request without `fields`.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    changesParameter: (parameter) => {
      if (parameter.name !== 'fields') return parameter;
      const { required: _, ...optional } = parameter;
      return optional;
    },
  },
} satisfies Fault;
