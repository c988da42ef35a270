import type { Fault } from '../fault.ts';

/** The author treats an invalid key as an invalid field. */
export default {
  name: 'fields-with-other-codes',
  defect: 'The error for an invalid API key lists the header as a field.',
  format: 'structured-error',
  breaks: ['fields/only-with-validation'],
  seams: {
    rejects: (rejection) =>
      rejection.code === 'UNAUTHORIZED'
        ? { ...rejection, fields: [{ path: ['X-API-Key'], message: 'This is not a valid key.' }] }
        : rejection,
  },
} satisfies Fault;
