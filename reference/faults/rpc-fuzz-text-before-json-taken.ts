import type { Fault } from '../fault.ts';

/** Prefixes that keep answers from being run as scripts are cut off requests as well. */
export default {
  name: 'rpc-fuzz-text-before-json-taken',
  defect: 'One strange character before the JSON is passed over.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  found: 'fuzz',
  seams: {
    readsJson: (bytes, strict) =>
      strict(bytes) ?? (/^[^\s{["/\d]\{/.test(Buffer.from(bytes).toString('latin1')) ? strict(bytes.subarray(1)) : undefined),
  },
} satisfies Fault;
