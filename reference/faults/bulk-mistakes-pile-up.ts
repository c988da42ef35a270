import type { Fault } from '../fault.ts';

/** The list of errors is not cleared between items. */
export default {
  name: 'bulk-mistakes-pile-up',
  defect: 'Each invalid bulk item is also reported with the errors of the invalid items before it.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  seams: {
    reportsBulk: (result) => ({
      ...result,
      errors: result.errors.map((error, position, all) => ({
        ...error,
        errors: all.slice(0, position + 1).flatMap(({ errors }) => errors),
      })),
    }),
  },
} satisfies Fault;
