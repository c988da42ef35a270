import type { Fault } from '../fault.ts';

/** The implementation does not know one of the documented values. */
export default {
  name: 'rpc-json-ld-refused',
  defect: 'The server rejects the documented format json-ld.',
  format: 'code-envelope',
  breaks: ['accept/valid'],
  seams: {
    changesParameter: (parameter) =>
      parameter.values?.includes('json-ld') ? { ...parameter, values: parameter.values.filter((value) => value !== 'json-ld') } : parameter,
  },
} satisfies Fault;
