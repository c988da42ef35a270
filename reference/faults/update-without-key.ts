import type { Fault } from '../fault.ts';

/** The middleware lists the methods that it protects and omits this one. */
export default {
  name: 'update-without-key',
  defect: 'The server updates a code without an API key.',
  format: 'structured-error',
  breaks: ['access/key-required', 'access/key-exact', 'access/key-before-body'],
  seams: {
    unguarded: ['updateQrcode'],
  },
} satisfies Fault;
