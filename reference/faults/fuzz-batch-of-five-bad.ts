import type { Fault } from '../fault.ts';

/** Items are processed in batches of five, and a batch that fails as a whole has only one index. */
export default {
  name: 'fuzz-batch-of-five-bad',
  defect: 'When all five items of a batch (0 to 4, 5 to 9, and so on) are invalid, the server reports each at the index of the first.',
  format: 'structured-error',
  breaks: ['bulk/index-unique'],
  mayBreak: ['relations/permute', 'relations/prepend'],
  foundBy: 'fuzz',
  fewestItems: 5,
  seams: {
    reportsBulk: (result) => {
      const bad = (batch: number) => result.errors.filter(({ index }) => Math.floor(index / 5) === batch).length;
      const position = (index: number) => (bad(Math.floor(index / 5)) === 5 ? index - (index % 5) : index);
      return { ...result, errors: result.errors.map((error) => ({ ...error, index: position(error.index) })) };
    },
  },
} satisfies Fault;
