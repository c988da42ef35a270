import type { Fault } from '../fault.ts';

/** The item is known to be bad; why is lost. */
export default {
  name: 'bulk-item-without-fields',
  defect: 'The entries of bad items are empty.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  seams: {
    tells: (result) => ({ ...result, errors: result.errors.map((error) => ({ ...error, errors: [] })) }),
  },
} satisfies Fault;
