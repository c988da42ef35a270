import type { Fault } from '../fault.ts';

/** Who sends no value sends null. */
export default {
  name: 'rpc-field-value-not-required',
  defect: 'addRecord takes an entry of fields without field_value.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    parameter: (parameter) => {
      if (parameter.name !== 'field_value') return parameter;
      const { required: _, ...optional } = parameter;
      return optional;
    },
  },
} satisfies Fault;
