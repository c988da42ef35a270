import { WRITES } from '../code-envelope/call.ts';
import type { Fault } from '../fault.ts';

/** The framework binds parameters before it runs the filters. */
export default {
  name: 'rpc-parses-before-key',
  defect: 'The write operations validate the body before they check the API key.',
  format: 'code-envelope',
  breaks: ['access/key-before-body'],
  seams: {
    bodyBeforeKey: WRITES,
  },
} satisfies Fault;
