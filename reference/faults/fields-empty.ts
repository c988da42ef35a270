import type { Fault } from '../lie.ts';

/** The list is filled from the wrong property. */
export default {
  name: 'fields-empty',
  lie: '`fields` of a validation error is empty.',
  format: 'structured-error',
  breaks: ['fields/present'],
  seams: {
    refuses: (refusal) => (refusal.fields === undefined ? refusal : { ...refusal, fields: [] }),
  },
} satisfies Fault;
