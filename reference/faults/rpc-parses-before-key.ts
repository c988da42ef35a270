import { WRITES } from '../code-envelope/call.ts';
import type { Fault } from '../fault.ts';

/** A framework that binds the parameters before it calls the filters. */
export default {
  name: 'rpc-parses-before-key',
  defect: 'The writes judge the body before the key.',
  format: 'code-envelope',
  breaks: ['access/key-before-body'],
  seams: {
    bodyBeforeKey: WRITES,
  },
} satisfies Fault;
