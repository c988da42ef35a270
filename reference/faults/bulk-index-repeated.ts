import type { Fault } from '../fault.ts';

/** The server writes one entry per error instead of one per item. */
export default {
  name: 'bulk-index-repeated',
  defect: 'An item with two errors appears twice in `errors`.',
  format: 'structured-error',
  breaks: ['bulk/index-unique'],
  seams: {
    reportsBulk: (result) => ({
      ...result,
      errors: result.errors.flatMap(({ index, errors }) => errors.map((error) => ({ index, errors: [error] }))),
    }),
  },
} satisfies Fault;
