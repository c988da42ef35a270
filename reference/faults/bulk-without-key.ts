import type { Fault } from '../fault.ts';

/** The bulk route was added after the middleware. */
export default {
  name: 'bulk-without-key',
  defect: 'A bulk is carried out without a key.',
  format: 'structured-error',
  breaks: ['access/key-required', 'access/key-exact', 'access/key-before-body'],
  seams: {
    unguarded: ['createQrcodesBulk'],
  },
} satisfies Fault;
