import type { Fault } from '../fault.ts';

/** The report is a table of five columns, of which only the first rows were tested. */
export default {
  name: 'fuzz-row-start-past-20',
  defect: 'From index 20 on, an invalid item at a multiple of five that follows a valid item is reported one index too early.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  mayBreak: ['relations/permute', 'relations/prepend'],
  foundBy: 'fuzz',
  fewestItems: 21,
  seams: {
    reportsBulk: (result) => {
      const bad = new Set(result.errors.map(({ index }) => index));
      const position = (index: number) => (index >= 20 && index % 5 === 0 && !bad.has(index - 1) ? index - 1 : index);
      return { ...result, errors: result.errors.map((error) => ({ ...error, index: position(error.index) })) };
    },
  },
} satisfies Fault;
