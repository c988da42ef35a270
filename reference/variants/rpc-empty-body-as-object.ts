import type { Variant } from '../fault.ts';

/** The author treats an empty body as a request without parameters. */
export default {
  name: 'rpc-empty-body-as-object',
  difference: 'The server treats an empty body as `{}`; the documentation leaves that open.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict) => (bytes.byteLength === 0 ? { value: {} } : strict(bytes)),
  },
} satisfies Variant;
