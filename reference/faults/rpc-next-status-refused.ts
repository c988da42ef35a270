import type { Fault } from '../fault.ts';

/** Only one of the two actions was implemented. */
export default {
  name: 'rpc-next-status-refused',
  defect: 'The server rejects the documented action set_next_status.',
  format: 'code-envelope',
  breaks: ['accept/valid'],
  seams: {
    changesParameter: (parameter) => (parameter.name === 'action' ? { ...parameter, values: ['set_status'] } : parameter),
  },
} satisfies Fault;
