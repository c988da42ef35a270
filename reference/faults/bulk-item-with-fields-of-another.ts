import type { Fault } from '../fault.ts';

/** Errors and positions are two lists that are zipped out of step. */
export default {
  name: 'bulk-item-with-fields-of-another',
  defect: 'A bad item is told the mistakes of the next bad one.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  seams: {
    tells: (result) => ({
      ...result,
      errors: result.errors.map((error, place, all) => ({ ...error, errors: all[(place + 1) % all.length]?.errors ?? error.errors })),
    }),
  },
} satisfies Fault;
