import type { Variant } from '../fault.ts';

/** Members with a specific error code use it for every error. */
export default {
  name: 'rpc-own-codes-for-wrong-types',
  difference:
    'A `format`, `version`, `action` or `to_status` of the wrong type has its specific code instead of 100301; the documentation fits both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    changesParameter: (parameter) => (parameter.outside === undefined ? parameter : { ...parameter, mistyped: parameter.outside }),
  },
} satisfies Variant;
