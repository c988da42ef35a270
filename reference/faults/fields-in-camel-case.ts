import type { Fault } from '../fault.ts';

/** The fields are named as in the source code instead of as in the request. */
export default {
  name: 'fields-in-camel-case',
  defect: 'The server names `is_dynamic` and `folder_id` in camel case.',
  format: 'structured-error',
  breaks: ['fields/names-cause', 'fields/blames-only-cause', 'fields/complete', 'bulk/item-fields'],
  seams: {
    namesField: (path) => String(path.at(-1)).replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  },
} satisfies Fault;
