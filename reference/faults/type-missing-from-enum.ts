import type { Fault } from '../fault.ts';
import { TYPES } from '../structured-error/rules.ts';

/** A type was added to the documents only. */
export default {
  name: 'type-missing-from-enum',
  defect: 'The type `whatsapp` is refused.',
  format: 'structured-error',
  breaks: [
    'accept/valid',
    'accept/status',
    'fields/names-cause',
    'fields/blames-only-cause',
    'fields/complete',
    'bulk/index-exact',
    'bulk/item-fields',
    'bulk/stored-exact',
  ],
  seams: {
    rules: { types: TYPES.filter((type) => type !== 'whatsapp') },
  },
} satisfies Fault;
