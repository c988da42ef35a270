import { isObject, member } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';

/** The search interface resets its filters with `null`. */
export default {
  name: 'rpc-null-filter-lifts-all',
  difference: 'A `null` filter lifts all filters of a search; the documentation leaves open what `null` means in an optional member.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    readsInput: (input) => {
      const filters = member(input, 'filters');
      return isObject(filters) && Object.values(filters).includes(null) ? { ...input, filters: {} } : input;
    },
  },
} satisfies Variant;
