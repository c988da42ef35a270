import type { Fault } from '../fault.ts';

/** A body that is null, read as an object. */
export default {
  name: 'rpc-null-body-crashes',
  defect: 'The body null is a system error (100300).',
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
