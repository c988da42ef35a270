import type { Fault } from '../fault.ts';

/** Parse errors are caught and replaced by an empty object. */
export default {
  name: 'rpc-malformed-json-as-empty',
  defect: 'The server treats a body that is not JSON as `{}`.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    readsJson: (bytes, strict) => strict(bytes) ?? { value: {} },
  },
} satisfies Fault;
