import type { Fault } from '../fault.ts';

/** Errors and indexes are two lists that are zipped out of step. */
export default {
  name: 'bulk-item-with-fields-of-another',
  defect: 'Each invalid bulk item is reported with the errors of the next invalid item.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  seams: {
    reportsBulk: (result) => ({
      ...result,
      errors: result.errors.map((error, position, all) => ({ ...error, errors: all[(position + 1) % all.length]?.errors ?? error.errors })),
    }),
  },
} satisfies Fault;
