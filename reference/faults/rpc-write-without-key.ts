import type { Fault } from '../fault.ts';

/** The one route that counts was added later. */
export default {
  name: 'rpc-write-without-key',
  defect: 'addRecord asks for no key at all.',
  format: 'code-envelope',
  breaks: ['access/key-required', 'access/key-exact', 'access/key-before-body', 'access/permission', 'codes/cause'],
  seams: {
    unguarded: ['addRecord'],
  },
} satisfies Fault;
