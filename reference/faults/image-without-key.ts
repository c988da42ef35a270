import type { Fault } from '../fault.ts';

/** Images are linked from pages, so their route was opened. */
export default {
  name: 'image-without-key',
  defect: 'An image is given without a key.',
  format: 'structured-error',
  breaks: ['access/key-required', 'access/key-exact'],
  seams: {
    unguarded: ['getQrcodeImage'],
  },
} satisfies Fault;
