import type { Fault } from '../fault.ts';

/** The bulk has rules of its own. */
export default {
  name: 'bulk-does-not-check-names',
  defect: 'In a bulk a name of any length is taken.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'fields/complete', 'relations/single-equals-bulk'],
  seams: {
    finds: (errors, _, call) => (call.operation === 'createQrcodesBulk' ? errors.filter((error) => error.path.at(-1) !== 'name') : errors),
  },
} satisfies Fault;
