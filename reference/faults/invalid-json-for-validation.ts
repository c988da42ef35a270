import type { Fault } from '../fault.ts';

/** One catch for parsing and validating. */
export default {
  name: 'invalid-json-for-validation',
  defect: 'Input that is not valid is INVALID_JSON.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (refusal.code === 'VALIDATION_ERROR' ? { ...refusal, code: 'INVALID_JSON', fields: undefined } : refusal),
  },
} satisfies Fault;
