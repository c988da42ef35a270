import type { Variant } from '../fault.ts';

/** Members with a code of their own use it for all that is wrong with them. */
export default {
  name: 'rpc-own-codes-for-wrong-types',
  freedom: 'A format, version, action or to_status of a wrong type has the code of its own instead of 100301; section 4 allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    parameter: (parameter) => (parameter.outside === undefined ? parameter : { ...parameter, mistyped: parameter.outside }),
  },
} satisfies Variant;
