import type { Fault } from '../fault.ts';

/** The server strips anti-script prefixes from requests as well as from answers. */
export default {
  name: 'rpc-fuzz-text-before-json-taken',
  defect: 'The server ignores one stray character before the JSON.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  foundBy: 'fuzz',
  seams: {
    readsJson: (bytes, strict) =>
      strict(bytes) ?? (/^[^\s{["/\d]\{/.test(Buffer.from(bytes).toString('latin1')) ? strict(bytes.subarray(1)) : undefined),
  },
} satisfies Fault;
