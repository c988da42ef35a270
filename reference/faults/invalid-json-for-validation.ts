import type { Fault } from '../fault.ts';

/** One catch block handles parsing and validation. */
export default {
  name: 'invalid-json-for-validation',
  defect: 'The server answers invalid input with INVALID_JSON instead of VALIDATION_ERROR.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (rejection.code === 'VALIDATION_ERROR' ? { ...rejection, code: 'INVALID_JSON', fields: undefined } : rejection),
  },
} satisfies Fault;
