import type { Fault } from '../fault.ts';

/** The validator reports the object that it was checking instead of the invalid member. */
export default {
  name: 'container-blamed',
  defect: 'The server reports an invalid member of `content` as `content`.',
  format: 'structured-error',
  breaks: ['fields/names-cause', 'fields/blames-only-cause', 'fields/complete', 'bulk/item-fields'],
  seams: {
    namesField: (path) => (path.includes('content') ? 'content' : String(path.at(-1))),
  },
} satisfies Fault;
