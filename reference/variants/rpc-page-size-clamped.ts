import { member } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';

/** Whoever asks for more gets what there is. */
export default {
  name: 'rpc-page-size-clamped',
  freedom: 'A page_size over 50 is taken as 50; section 2.3: not documented.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    takes: (input) => {
      const size = member(input, 'page_size');
      return typeof size === 'number' && size > 50 ? { ...input, page_size: 50 } : input;
    },
  },
} satisfies Variant;
