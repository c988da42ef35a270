import type { Fault } from '../lie.ts';

/** The middleware lists the methods it guards. */
export default {
  name: 'delete-without-key',
  lie: 'A code is deleted without a key.',
  format: 'structured-error',
  breaks: ['access/key-required', 'access/key-exact'],
  seams: {
    unguarded: ['deleteQrcode'],
  },
} satisfies Fault;
