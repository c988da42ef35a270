import type { Fault } from '../fault.ts';

/** The paths of the validation library are passed on. */
export default {
  name: 'fields-named-by-path',
  defect: 'The server names a field by its full path: `content.url` instead of `url`.',
  format: 'structured-error',
  breaks: ['fields/names-cause', 'fields/blames-only-cause', 'fields/complete', 'bulk/item-fields'],
  seams: {
    namesField: (path) => path.filter((part) => part !== 'qrcodes' && typeof part !== 'number').join('.') || 'qrcodes',
  },
} satisfies Fault;
