import type { Fault } from '../fault.ts';

/** There is one version only, so why look. */
export default {
  name: 'rpc-version-ignored',
  defect: 'A version is never looked at.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    parameter: (parameter) => (parameter.name === 'version' ? undefined : parameter),
  },
} satisfies Fault;
