import type { Fault } from '../fault.ts';

/** A buffer of two mistakes is full, and the next item writes into it. */
export default {
  name: 'fuzz-three-mistakes-told-of-next',
  defect: 'An item with three or more mistakes is told those of the next bad one.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  also: ['fields/complete'],
  found: 'fuzz',
  least: 2,
  seams: {
    tells: (result) => ({
      ...result,
      errors: result.errors.map((error, place, all) =>
        error.errors.length < 3 ? error : { ...error, errors: all[place + 1]?.errors ?? error.errors },
      ),
    }),
  },
} satisfies Fault;
