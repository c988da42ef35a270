import type { Fault } from '../fault.ts';

/** Items are taken from the end, as from a stack. */
export default {
  name: 'bulk-index-from-the-end',
  defect: 'Indexes count from the end.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'bulk/item-fields', 'relations/prepend'],
  seams: {
    tells: (result, plan) => ({ ...result, errors: result.errors.map((error) => ({ ...error, index: plan.submitted - 1 - error.index })) }),
  },
} satisfies Fault;
