import type { Fault } from '../fault.ts';

/** Past the twentieth item the list of mistakes is emptied by a good item only. */
export default {
  name: 'fuzz-neighbours-past-20-pile-up',
  defect: 'Past the 20th item, a bad one right after a bad one is told the mistakes of both.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  found: 'fuzz',
  least: 21,
  seams: {
    tells: (result) => ({
      ...result,
      errors: result.errors.map((error, place, all) => {
        const before = all[place - 1];
        return error.index >= 20 && before?.index === error.index - 1 ? { ...error, errors: [...before.errors, ...error.errors] } : error;
      }),
    }),
  },
} satisfies Fault;
