import type { Fault } from '../fault.ts';

/** The handler reads a null body as an object. */
export default {
  name: 'rpc-null-body-crashes',
  defect: 'The server answers the body `null` with a system error (100300).',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    readsJson: (bytes, strict) => {
      const read = strict(bytes);
      if (read?.value === null) throw new TypeError('null has no members');
      return read;
    },
  },
} satisfies Fault;
