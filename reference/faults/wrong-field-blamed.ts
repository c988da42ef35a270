import type { Fault } from '../fault.ts';

/** The validator has a line that was copied and not adapted. */
export default {
  name: 'wrong-field-blamed',
  defect: 'The server reports an invalid `name` as `title`.',
  format: 'structured-error',
  breaks: ['fields/names-cause', 'fields/blames-only-cause', 'fields/complete', 'bulk/item-fields'],
  seams: {
    namesField: (path) => (path.at(-1) === 'name' ? 'title' : String(path.at(-1))),
  },
} satisfies Fault;
