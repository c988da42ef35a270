import type { Fault } from '../fault.ts';

/** Only one of two actions was built. */
export default {
  name: 'rpc-next-status-refused',
  defect: 'The documented action set_next_status is refused.',
  format: 'code-envelope',
  breaks: ['accept/valid'],
  seams: {
    parameter: (parameter) => (parameter.name === 'action' ? { ...parameter, values: ['set_status'] } : parameter),
  },
} satisfies Fault;
