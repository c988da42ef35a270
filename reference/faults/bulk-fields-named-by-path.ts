import type { Fault } from '../fault.ts';

/** Nothing strips the prefix of the array. */
export default {
  name: 'bulk-fields-named-by-path',
  defect: 'Bulk answers name a field with the path of its item: `qrcodes[2].url` instead of `url`.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  seams: {
    namesField: (path) => (typeof path[1] === 'number' ? `qrcodes[${path[1]}].${path.at(-1)}` : String(path.at(-1))),
  },
} satisfies Fault;
