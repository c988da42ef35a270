import type { Fault } from '../fault.ts';

/** A copied line in the validator. */
export default {
  name: 'wrong-field-blamed',
  defect: 'A broken `name` is reported as `title`.',
  format: 'structured-error',
  breaks: ['fields/names-cause', 'fields/blames-only-cause', 'fields/complete', 'bulk/item-fields'],
  seams: {
    names: (path) => (path.at(-1) === 'name' ? 'title' : String(path.at(-1))),
  },
} satisfies Fault;
