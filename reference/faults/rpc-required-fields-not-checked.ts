import type { Fault } from '../fault.ts';

/** A list that is empty where it is missing. */
export default {
  name: 'rpc-required-fields-not-checked',
  defect: 'addRecord takes a request without fields.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    parameter: (parameter) => {
      if (parameter.name !== 'fields') return parameter;
      const { required: _, ...optional } = parameter;
      return optional;
    },
  },
} satisfies Fault;
