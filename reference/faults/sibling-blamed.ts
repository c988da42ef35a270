import type { Fault } from '../fault.ts';

/** A rule over two members blames both. */
export default {
  name: 'sibling-blamed',
  defect: 'With a broken content member `name` is blamed too.',
  format: 'structured-error',
  breaks: ['fields/blames-only-cause', 'bulk/item-fields'],
  seams: {
    finds: (errors) =>
      errors.flatMap((error) =>
        error.path.includes('content')
          ? [error, { path: [...error.path.slice(0, error.path.indexOf('content')), 'name'], message: error.message }]
          : [error],
      ),
  },
} satisfies Fault;
