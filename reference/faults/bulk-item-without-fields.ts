import type { Fault } from '../fault.ts';

/** The handler keeps which item is invalid and loses the reasons. */
export default {
  name: 'bulk-item-without-fields',
  defect: 'The error entries of invalid bulk items are empty.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  seams: {
    reportsBulk: (result) => ({ ...result, errors: result.errors.map((error) => ({ ...error, errors: [] })) }),
  },
} satisfies Fault;
