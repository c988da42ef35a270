import type { Fault } from '../fault.ts';

/** The first element comes from a cache with a constant key. */
export default {
  name: 'bulk-first-id-cached',
  defect: 'The first created element of every bulk has the same id.',
  format: 'structured-error',
  breaks: ['accept/ids-unique'],
  seams: {
    reportsBulk: (result) => ({
      ...result,
      created: result.created.map((code, index) => (index === 0 ? { ...code, id: '5f0c2f6e-3f0b-4c7e-9d2a-0d5b7a1c9e43' } : code)),
    }),
  },
} satisfies Fault;
