import type { Fault } from '../fault.ts';

/** The validation library's own paths. */
export default {
  name: 'fields-named-by-path',
  defect: 'A field is named by its whole path: `content.url`.',
  format: 'structured-error',
  breaks: ['fields/names-cause', 'fields/blames-only-cause', 'fields/complete', 'bulk/item-fields'],
  seams: {
    names: (path) => path.filter((part) => part !== 'qrcodes' && typeof part !== 'number').join('.') || 'qrcodes',
  },
} satisfies Fault;
