import type { Fault } from '../lie.ts';

/** A check that ends at the first level. */
export default {
  name: 'rpc-entries-not-looked-at',
  lie: 'The members of each entry of fields may have any type.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    parameter: (parameter, operation) => (operation === 'addRecord' && /^field_/.test(parameter.name) ? undefined : parameter),
  },
} satisfies Fault;
