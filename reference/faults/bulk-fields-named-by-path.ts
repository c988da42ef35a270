import type { Fault } from '../fault.ts';

/** The prefix of the array is cut off nowhere. */
export default {
  name: 'bulk-fields-named-by-path',
  defect: 'In bulk answers a field is named with its position: `qrcodes[2].url`.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  seams: {
    names: (path) => (typeof path[1] === 'number' ? `qrcodes[${path[1]}].${path.at(-1)}` : String(path.at(-1))),
  },
} satisfies Fault;
