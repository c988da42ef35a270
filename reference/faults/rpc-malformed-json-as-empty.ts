import type { Fault } from '../fault.ts';

/** Parse errors are caught, and nothing is left. */
export default {
  name: 'rpc-malformed-json-as-empty',
  defect: 'A body that is not JSON is taken as {}.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    readsJson: (bytes, strict) => strict(bytes) ?? { value: {} },
  },
} satisfies Fault;
