import type { Fault } from '../fault.ts';

/** A rule over two members reports both. */
export default {
  name: 'sibling-blamed',
  defect: 'For an invalid member of `content`, the server also names `name`.',
  format: 'structured-error',
  breaks: ['fields/blames-only-cause', 'bulk/item-fields'],
  seams: {
    findsErrors: (errors) =>
      errors.flatMap((error) =>
        error.path.includes('content')
          ? [error, { path: [...error.path.slice(0, error.path.indexOf('content')), 'name'], message: error.message }]
          : [error],
      ),
  },
} satisfies Fault;
