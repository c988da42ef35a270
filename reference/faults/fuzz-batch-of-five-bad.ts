import type { Fault } from '../fault.ts';

/** Items are worked in batches of five, and a batch that fails as a whole has one place. */
export default {
  name: 'fuzz-batch-of-five-bad',
  defect: 'Where the items of a batch of five (0 to 4, 5 to 9, and so on) are all bad, each is reported at the place of the first.',
  format: 'structured-error',
  breaks: ['bulk/index-unique'],
  also: ['relations/permute', 'relations/prepend'],
  found: 'fuzz',
  least: 5,
  seams: {
    tells: (result) => {
      const bad = (batch: number) => result.errors.filter(({ index }) => Math.floor(index / 5) === batch).length;
      const place = (index: number) => (bad(Math.floor(index / 5)) === 5 ? index - (index % 5) : index);
      return { ...result, errors: result.errors.map((error) => ({ ...error, index: place(error.index) })) };
    },
  },
} satisfies Fault;
