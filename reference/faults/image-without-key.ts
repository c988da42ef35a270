import type { Fault } from '../lie.ts';

/** Images are linked from pages, so their route was opened. */
export default {
  name: 'image-without-key',
  lie: 'An image is given without a key.',
  format: 'structured-error',
  breaks: ['access/key-required', 'access/key-exact'],
  seams: {
    unguarded: ['getQrcodeImage'],
  },
} satisfies Fault;
