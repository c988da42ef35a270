import type { Fault } from '../fault.ts';

/** The items are popped from a stack. */
export default {
  name: 'bulk-index-from-the-end',
  defect: '`index` counts from the end of the bulk.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'bulk/item-fields', 'relations/prepend'],
  seams: {
    reportsBulk: (result, plan) => ({
      ...result,
      errors: result.errors.map((error) => ({ ...error, index: plan.submitted - 1 - error.index })),
    }),
  },
} satisfies Fault;
