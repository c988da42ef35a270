import type { Fault } from '../fault.ts';

/** After the twentieth item, only a valid item clears the list of errors. */
export default {
  name: 'fuzz-neighbours-past-20-pile-up',
  defect: 'From index 20 on, an invalid item right after another is reported with the errors of both.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  foundBy: 'fuzz',
  fewestItems: 21,
  seams: {
    reportsBulk: (result) => ({
      ...result,
      errors: result.errors.map((error, position, all) => {
        const before = all[position - 1];
        return error.index >= 20 && before?.index === error.index - 1 ? { ...error, errors: [...before.errors, ...error.errors] } : error;
      }),
    }),
  },
} satisfies Fault;
