import type { Fault } from '../fault.ts';

/** The names of the source, not of the wire. */
export default {
  name: 'fields-in-camel-case',
  defect: '`is_dynamic` and `folder_id` are named in camel case.',
  format: 'structured-error',
  breaks: ['fields/names-cause', 'fields/blames-only-cause', 'fields/complete', 'bulk/item-fields'],
  seams: {
    names: (path) => String(path.at(-1)).replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  },
} satisfies Fault;
