import type { Fault } from '../fault.ts';

/** One entry per mistake, not per item. */
export default {
  name: 'bulk-index-repeated',
  defect: 'An item with two mistakes stands twice in `errors`.',
  format: 'structured-error',
  breaks: ['bulk/index-unique'],
  seams: {
    tells: (result) => ({
      ...result,
      errors: result.errors.flatMap(({ index, errors }) => errors.map((error) => ({ index, errors: [error] }))),
    }),
  },
} satisfies Fault;
