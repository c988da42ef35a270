import type { Fault } from '../fault.ts';

/** The author treats a missing value as null. */
export default {
  name: 'rpc-field-value-not-required',
  defect: 'addRecord accepts an entry of `fields` without `field_value`.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    changesParameter: (parameter) => {
      if (parameter.name !== 'field_value') return parameter;
      const { required: _, ...optional } = parameter;
      return optional;
    },
  },
} satisfies Fault;
