import type { Fault } from '../fault.ts';

/** There is only one version, so the handler does not read the parameter. */
export default {
  name: 'rpc-version-ignored',
  defect: 'The server ignores `version`.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    changesParameter: (parameter) => (parameter.name === 'version' ? undefined : parameter),
  },
} satisfies Fault;
