import type { Fault } from '../fault.ts';

/** The image route was opened because web pages link to it. */
export default {
  name: 'image-without-key',
  defect: 'The server returns images without an API key.',
  format: 'structured-error',
  breaks: ['access/key-required', 'access/key-exact'],
  seams: {
    unguarded: ['getQrcodeImage'],
  },
} satisfies Fault;
