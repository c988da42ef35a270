import type { Fault } from '../lie.ts';

/** One catch for parsing and validating. */
export default {
  name: 'invalid-json-for-validation',
  lie: 'Input that is not valid is INVALID_JSON.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (refusal.code === 'VALIDATION_ERROR' ? { ...refusal, code: 'INVALID_JSON', fields: undefined } : refusal),
  },
} satisfies Fault;
