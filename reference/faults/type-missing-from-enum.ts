import type { Fault } from '../fault.ts';
import { TYPES } from '../structured-error/rules.ts';

/** The type was added only to the documentation. */
export default {
  name: 'type-missing-from-enum',
  defect: 'The server rejects the documented type `whatsapp`.',
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
