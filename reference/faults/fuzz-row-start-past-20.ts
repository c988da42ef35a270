import type { Fault } from '../fault.ts';

/** A table of five columns, of which the first rows were tried. */
export default {
  name: 'fuzz-row-start-past-20',
  defect: 'Past the 20th item, a bad one at a place that is a multiple of five is reported one place too early, where that one is good.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  also: ['relations/permute', 'relations/prepend'],
  found: 'fuzz',
  least: 21,
  seams: {
    tells: (result) => {
      const bad = new Set(result.errors.map(({ index }) => index));
      const place = (index: number) => (index >= 20 && index % 5 === 0 && !bad.has(index - 1) ? index - 1 : index);
      return { ...result, errors: result.errors.map((error) => ({ ...error, index: place(error.index) })) };
    },
  },
} satisfies Fault;
