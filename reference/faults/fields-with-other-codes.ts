import type { Fault } from '../fault.ts';

/** A bad key is a bad field, its author thought. */
export default {
  name: 'fields-with-other-codes',
  defect: 'A bad key lists the header as a field.',
  format: 'structured-error',
  breaks: ['fields/only-with-validation'],
  seams: {
    refuses: (refusal) =>
      refusal.code === 'UNAUTHORIZED' ? { ...refusal, fields: [{ path: ['X-API-Key'], message: 'This is not a valid key.' }] } : refusal,
  },
} satisfies Fault;
