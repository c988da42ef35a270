import type { Fault } from '../fault.ts';

/** The list of mistakes is not emptied between items. */
export default {
  name: 'bulk-mistakes-pile-up',
  defect: 'A bad item is told the mistakes of those before it too.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  seams: {
    tells: (result) => ({
      ...result,
      errors: result.errors.map((error, place, all) => ({ ...error, errors: all.slice(0, place + 1).flatMap(({ errors }) => errors) })),
    }),
  },
} satisfies Fault;
