import type { Fault } from '../lie.ts';

/** There is one version only, so why look. */
export default {
  name: 'rpc-version-ignored',
  lie: 'A version is never looked at.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    parameter: (parameter) => (parameter.name === 'version' ? undefined : parameter),
  },
} satisfies Fault;
