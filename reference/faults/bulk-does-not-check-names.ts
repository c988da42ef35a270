import type { Fault } from '../fault.ts';

/** The bulk endpoint has its own, incomplete rules. */
export default {
  name: 'bulk-does-not-check-names',
  defect: 'The server accepts names of any length in a bulk.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'fields/complete', 'relations/single-equals-bulk'],
  seams: {
    findsErrors: (errors, _, call) =>
      call.operation === 'createQrcodesBulk' ? errors.filter((error) => error.path.at(-1) !== 'name') : errors,
  },
} satisfies Fault;
