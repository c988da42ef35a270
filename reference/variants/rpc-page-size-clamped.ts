import { member } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';

/** The server returns as much as it can. */
export default {
  name: 'rpc-page-size-clamped',
  difference: 'The server treats a `page_size` over 50 as 50; the documentation does not define larger values.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    readsInput: (input) => {
      const size = member(input, 'page_size');
      return typeof size === 'number' && size > 50 ? { ...input, page_size: 50 } : input;
    },
  },
} satisfies Variant;
