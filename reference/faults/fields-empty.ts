import type { Fault } from '../fault.ts';

/** The list is filled from the wrong property. */
export default {
  name: 'fields-empty',
  defect: '`fields` of a validation error is empty.',
  format: 'structured-error',
  breaks: ['fields/present'],
  seams: {
    rejects: (rejection) => (rejection.fields === undefined ? rejection : { ...rejection, fields: [] }),
  },
} satisfies Fault;
