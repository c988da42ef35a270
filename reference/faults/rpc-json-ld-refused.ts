import type { Fault } from '../fault.ts';

/** A value of the documents that the code does not know. */
export default {
  name: 'rpc-json-ld-refused',
  defect: 'The documented format json-ld is refused.',
  format: 'code-envelope',
  breaks: ['accept/valid'],
  seams: {
    parameter: (parameter) =>
      parameter.values?.includes('json-ld') ? { ...parameter, values: parameter.values.filter((value) => value !== 'json-ld') } : parameter,
  },
} satisfies Fault;
