import type { Fault } from '../lie.ts';

/** Marks of the bad items are kept in words of 32 bits, and read eight at a time. */
export default {
  name: 'fuzz-index-past-the-32nd',
  lie: 'Past the 32nd item, where a batch of eight holds several bad ones, one is reported 32 places too early if a good one stands there.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  also: ['relations/permute', 'relations/prepend'],
  found: 'fuzz',
  seams: {
    tells: (result) => {
      const indexes = result.errors.map(({ index }) => index);
      const ofBatch = (index: number) => indexes.filter((other) => other >> 3 === index >> 3).length;
      const place = (index: number) => (index < 32 || ofBatch(index) < 2 || indexes.includes(index - 32) ? index : index - 32);
      return { ...result, errors: result.errors.map((error) => ({ ...error, index: place(error.index) })) };
    },
  },
} satisfies Fault;
