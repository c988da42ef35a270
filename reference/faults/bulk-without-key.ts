import type { Fault } from '../fault.ts';

/** The bulk route was registered after the authentication middleware. */
export default {
  name: 'bulk-without-key',
  defect: 'The server carries out a bulk without an API key.',
  format: 'structured-error',
  breaks: ['access/key-required', 'access/key-exact', 'access/key-before-body'],
  seams: {
    unguarded: ['createQrcodesBulk'],
  },
} satisfies Fault;
