import type { Fault } from '../fault.ts';

/** The route was added later and never protected. */
export default {
  name: 'rpc-write-without-key',
  defect: 'addRecord requires no API key.',
  format: 'code-envelope',
  breaks: ['access/key-required', 'access/key-exact', 'access/key-before-body', 'access/permission', 'codes/cause'],
  seams: {
    unguarded: ['addRecord'],
  },
} satisfies Fault;
