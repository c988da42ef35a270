import type { Fault } from '../fault.ts';

/** The middleware lists the methods it guards. */
export default {
  name: 'update-without-key',
  defect: 'A code is changed without a key.',
  format: 'structured-error',
  breaks: ['access/key-required', 'access/key-exact', 'access/key-before-body'],
  seams: {
    unguarded: ['updateQrcode'],
  },
} satisfies Fault;
