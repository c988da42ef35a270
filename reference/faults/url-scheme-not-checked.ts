import type { Fault } from '../fault.ts';

/** Any text is a relative URL. */
export default {
  name: 'url-scheme-not-checked',
  defect: 'A url without a scheme is taken.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    finds: (errors, _, call) =>
      call.operation === 'createQrcode' ? errors.filter((error) => !error.message.startsWith('This must begin')) : errors,
  },
} satisfies Fault;
