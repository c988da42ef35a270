import type { Fault } from '../fault.ts';

/** A buffer has room for two errors, and the next item overwrites it. */
export default {
  name: 'fuzz-three-mistakes-told-of-next',
  defect: 'A bulk item with three or more errors is reported with the errors of the next invalid item.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  mayBreak: ['fields/complete'],
  foundBy: 'fuzz',
  fewestItems: 2,
  seams: {
    reportsBulk: (result) => ({
      ...result,
      errors: result.errors.map((error, position, all) =>
        error.errors.length < 3 ? error : { ...error, errors: all[position + 1]?.errors ?? error.errors },
      ),
    }),
  },
} satisfies Fault;
